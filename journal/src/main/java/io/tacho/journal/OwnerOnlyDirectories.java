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
        Files.createDirectories(directory, permissions(directory, "rwx------"));
    }

    /**
     * Makes a directory that nobody else has made, not even at the same time.
     *
     * @param directory where; the one above it must be there
     * @throws java.nio.file.FileAlreadyExistsException if there is something of that name
     * @throws IOException if it can't be made
     */
    public static void createNew(Path directory) throws IOException {
        Files.createDirectory(directory, permissions(directory, "rwx------"));
    }

    /**
     * What a file is to be made with, so that it is its owner's alone wherever it lies.
     *
     * @param file where
     * @return none where there are no permissions
     */
    public static FileAttribute<?>[] filePermissions(Path file) {
        return permissions(file, "rw-------");
    }

    private static FileAttribute<?>[] permissions(Path path, String posix) {
        if (!path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return new FileAttribute<?>[0];
        }
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(posix))
        };
    }
}
