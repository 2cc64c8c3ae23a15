package io.tacho.profiling;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class ProfilerLibraryTest {
    /** A JVM loads what is in it. */
    @Test
    void shouldBeWritableForItsOwnerAlone() throws IOException {
        try (ProfilerLibrary library = ProfilerLibrary.of(null)) {
            Path file = library.path();
            assumeTrue(library.temporary(), "the library lies somewhere else");
            Permissions.assertItsOwnersAlone(file);
            assertTrue(Files.size(file) > 0, "empty");
        }
    }
}
