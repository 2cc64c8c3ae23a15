package io.tacho.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Makes directories that nobody but their owner can enter: what messages say is nobody else's
 * business, whatever the files in there allow.
 */
public final class OwnerOnlyDirectories {
    private OwnerOnlyDirectories() {}

    /**
     * Makes a directory, and those above it that are missing; one that is there stays as it is. The
     * permissions are there from the first instant. Where there are none (Windows) it inherits what
     * its parent has.
     *
     * @param directory where
     * @throws IOException if it can't be made, or is a file
     */
    public static void create(Path directory) throws IOException {
        Files.createDirectories(directory, attributes(directory));
    }

    /**
     * Makes a directory that nobody else has made, not even at the same time.
     *
     * @param directory where; the one above it must be there
     * @return the same
     * @throws java.nio.file.FileAlreadyExistsException if there is something of that name
     * @throws IOException if it can't be made
     */
    public static Path createNew(Path directory) throws IOException {
        return Files.createDirectory(directory, attributes(directory));
    }

    private static FileAttribute<?>[] attributes(Path directory) {
        if (!directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return new FileAttribute<?>[0];
        }
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
        };
    }
}
