package io.tacho.profiling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;

final class ProfilerLibraryTest {
    /** A JVM loads what is in it. */
    @Test
    void shouldBeWritableForItsOwnerAlone() throws IOException {
        try (ProfilerLibrary library = ProfilerLibrary.of(null)) {
            Path file = library.path();
            assumeTrue(library.temporary(), "the library lies somewhere else");
            assumeTrue(
                    file.getFileSystem().supportedFileAttributeViews().contains("posix"),
                    "there are no permissions here");
            assertEquals(
                    "rw-------",
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
            assertTrue(Files.size(file) > 0, "empty");
        }
    }
}
