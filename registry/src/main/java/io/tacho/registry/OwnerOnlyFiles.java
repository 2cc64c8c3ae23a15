package io.tacho.registry;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Makes files that nobody but their owner can read, and that did not exist before. */
final class OwnerOnlyFiles {
    private static final int ZEROS_LENGTH = 64 * 1024;

    private OwnerOnlyFiles() {}

    /**
     * Makes an empty file. The permissions are there from the first instant, so that nobody can
     * open the file before they are set.
     *
     * @param file where; its folder must exist
     * @param what what the file is to be, for the message
     * @return open for reading and writing
     * @throws RegistryException if the path is taken or can't be written
     */
    static FileChannel createNew(Path file, String what) {
        try {
            return FileChannel.open(
                    file,
                    Set.of(
                            StandardOpenOption.CREATE_NEW,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE),
                    permissions(file));
        } catch (FileAlreadyExistsException e) {
            throw new RegistryException(
                    what
                            + " "
                            + file
                            + " exists already, left by another run or in use by one: delete it if"
                            + " no system uses it, or choose another path",
                    e);
        } catch (IOException e) {
            throw new RegistryException(
                    "can't make "
                            + what
                            + " "
                            + file
                            + " ("
                            + e
                            + "): check that its folder exists and can be written",
                    e);
        }
    }

    /**
     * Fills a file with zeros: written rather than left sparse, so that a full disk shows here,
     * where it can be said, instead of as a fault in a worker that stores a number.
     *
     * @param channel of an empty file that is to be mapped
     * @param length of it, bytes
     * @throws IOException if the disk has no room for it
     */
    static void reserve(FileChannel channel, long length) throws IOException {
        ByteBuffer zeros = ByteBuffer.allocate(ZEROS_LENGTH);
        for (long left = length; left > 0; ) {
            zeros.clear().limit((int) Math.min(left, ZEROS_LENGTH));
            left -= channel.write(zeros);
        }
    }

    /**
     * Takes a file away again that {@link #createNew} made and that could not be finished, so that
     * the next attempt does not find it.
     *
     * @param file the file
     * @param failure why it could not be finished; told if this fails as well
     */
    static void deleteUnfinished(Path file, Throwable failure) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    private static FileAttribute<?>[] permissions(Path file) {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return new FileAttribute<?>[0];
        }
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        };
    }
}
