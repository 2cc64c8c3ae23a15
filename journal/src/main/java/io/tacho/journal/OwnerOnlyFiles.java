package io.tacho.journal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/**
 * Makes files that nobody but their owner can read or write, whatever the process's umask lets
 * others do and wherever they are copied to. One that is there keeps what it allows. Where there
 * are no permissions (Windows) a file has what its folder gives it. Any thread.
 */
public final class OwnerOnlyFiles {
    private static final Set<PosixFilePermission> OWNER =
            PosixFilePermissions.fromString("rw-------");

    private OwnerOnlyFiles() {}

    /**
     * What a file is to be made with. The permissions are there from the first instant, so that
     * nobody can open it before they are set.
     *
     * @param file where
     * @return for the methods of {@link Files} that make one
     */
    public static FileAttribute<?>[] attributes(Path file) {
        return hasPermissions(file)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER)}
                : new FileAttribute<?>[0];
    }

    /**
     * Begins a new file. What is there is left alone, also a link: whoever has put it there would
     * choose what is written over.
     *
     * @param file must not exist
     * @return to be closed
     * @throws IOException if it exists or can't be made
     */
    public static OutputStream createNew(Path file) throws IOException {
        return open(file, StandardOpenOption.CREATE_NEW);
    }

    /**
     * Writes a file, over what was there.
     *
     * @param file where
     * @param content of it
     * @throws IOException if it can't be written
     */
    public static void write(Path file, byte[] content) throws IOException {
        try (OutputStream out =
                open(file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING)) {
            out.write(content);
        }
    }

    /**
     * Makes an empty file for somebody else to write into who would let others read it.
     *
     * @param file where
     * @return false if it is there already, and left as it is
     * @throws IOException if it can't be made
     */
    public static boolean makeIfAbsent(Path file) throws IOException {
        try {
            Files.createFile(file, attributes(file));
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    /** Takes from others what somebody else has let them do with a file that he made. */
    static void restrict(Path file) throws IOException {
        if (hasPermissions(file)) {
            Files.setPosixFilePermissions(file, OWNER);
        }
    }

    private static OutputStream open(Path file, StandardOpenOption... options) throws IOException {
        Set<StandardOpenOption> all = EnumSet.of(StandardOpenOption.WRITE, options);
        return Channels.newOutputStream(Files.newByteChannel(file, all, attributes(file)));
    }

    private static boolean hasPermissions(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
