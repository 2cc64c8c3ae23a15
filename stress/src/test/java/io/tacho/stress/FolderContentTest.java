package io.tacho.stress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderContentTest {
    @TempDir private Path temporary = Path.of("");

    @Test
    void shouldSortByName() throws IOException {
        Path b = Files.createFile(temporary.resolve("b"));
        Path a = Files.createDirectory(temporary.resolve("a"));
        Files.createFile(a.resolve("below"));
        assertEquals(List.of(a, b), FolderContent.of(temporary));
    }

    @Test
    void shouldSayThatAFolderCannotBeRead() {
        assertThrows(NoSuchFileException.class, () -> FolderContent.of(temporary.resolve("none")));
    }

    /** As a disk with a bad block does, or a server that is gone. */
    @Test
    void shouldSayThatAFolderCannotBeReadToItsEnd() {
        IOException cause = new IOException("Input/output error");
        assertSame(
                cause, assertThrows(IOException.class, () -> FolderContent.sorted(failing(cause))));
    }

    private static DirectoryStream<Path> failing(IOException cause) {
        return new DirectoryStream<>() {
            @Override
            public Iterator<Path> iterator() {
                throw new DirectoryIteratorException(cause);
            }

            @Override
            public void close() {}
        };
    }
}
