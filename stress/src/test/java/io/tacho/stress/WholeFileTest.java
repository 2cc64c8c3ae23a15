package io.tacho.stress;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
    void assumePermissions() {
        Permissions.assumeKept(temporary);
    }

    @Test
    void shouldBeItsOwnersAloneWhenItIsNew() throws IOException {
        Path file = temporary.resolve("new");
        WholeFile.write(file, CONTENT);
        assertEquals("rw-------", Permissions.of(file));
    }

    @Test
    void shouldLetOthersDoWhatTheFileDidWhosePlaceItTakes() throws IOException {
        Path file = Files.createFile(temporary.resolve("old"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        WholeFile.write(file, CONTENT);
        assertEquals("rw-r-----", Permissions.of(file));
    }
}
