package io.tacho.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Who may do what with a file. */
final class Permissions {
    private Permissions() {}

    /** Checks that nobody but its owner may read or write it; skips the test where all may. */
    static void assertItsOwnersAlone(Path file) throws IOException {
        assumeTrue(Files.getFileStore(file).supportsFileAttributeView("posix"));
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }
}
