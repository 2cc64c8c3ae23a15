package io.tacho.stress;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Who may do what with a file. */
public final class Permissions {
    private Permissions() {}

    /**
     * Skips the test where files have none.
     *
     * @param place where the test has its files
     */
    public static void assumeKept(Path place) {
        assumeTrue(
                place.getFileSystem().supportedFileAttributeViews().contains("posix"),
                "there are no permissions here");
    }

    /**
     * Of a file or a folder.
     *
     * @param path which
     * @return as {@code ls} shows them, without its type
     * @throws IOException if they can't be read
     */
    public static String of(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
