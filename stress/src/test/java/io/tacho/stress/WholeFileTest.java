package io.tacho.stress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
    private static final byte[] CONTENT = {1};

    @TempDir private Path temporary = Path.of("");

    @BeforeEach
    void permissions() {
        assumeTrue(
                temporary.getFileSystem().supportedFileAttributeViews().contains("posix"),
                "there are no permissions here");
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void shouldBeItsOwnersAloneWhenItIsNew() throws IOException {
        Path file = temporary.resolve("new");
        WholeFile.write(file, CONTENT);
        assertEquals("rw-------", permissions(file));
    }

    @Test
    void shouldLetOthersDoWhatTheFileDidWhosePlaceItTakes() throws IOException {
        Path file = Files.createFile(temporary.resolve("old"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        WholeFile.write(file, CONTENT);
        assertEquals("rw-r-----", permissions(file));
    }
}
