package io.tacho.stress;

import io.tacho.journal.OwnerOnlyFiles;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Files that are there whole or not at all: what is half written is never seen under its name. */
public final class WholeFile {
    private WholeFile() {}

    /**
     * Writes a file, over what was there, also where a link leads to; into it, if that is a device
     * or a pipe. A new one is its owner's alone; one that was there lets others do what it did.
     *
     * @param file where to
     * @param content of it
     * @throws IOException if it can't be written; then what was there still is
     */
    public static void write(Path file, byte[] content) throws IOException {
        PrintStream standard = standardStream(file);
        if (standard != null) {
            // Not through the file, also where it is one: what else is written there has a place
            // of its own in it.
            standard.write(content);
            if (standard.checkError()) {
                throw new IOException("nobody takes what is written");
            }
            return;
        }
        if (isStream(file)) {
            Files.write(file, content, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
            return;
        }
        Path target = target(file);
        // Of a name that nobody else has, and can't have made a link of.
        Path part = target.resolveSibling("." + UUID.randomUUID() + ".part");
        boolean keeps = hasPermissions(target);
        try {
            Files.createFile(part, OwnerOnlyFiles.attributes(part));
            Files.write(part, content, StandardOpenOption.WRITE);
            if (keeps) {
                Files.setPosixFilePermissions(part, Files.getPosixFilePermissions(target));
            }
            Files.move(
                    part,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static boolean hasPermissions(Path target) {
        return Files.exists(target)
                && target.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /**
     * What is written in the place of a link.
     *
     * @param file may be one
     * @return where it leads to; itself if it is none, or leads nowhere
     * @throws IOException if that can't be found out
     */
    public static Path target(Path file) throws IOException {
        return Files.isSymbolicLink(file) && Files.exists(file) ? file.toRealPath() : file;
    }

    /**
     * Whether it takes what is written without keeping it, as {@code /dev/stdout} does. It must not
     * be replaced by a file.
     *
     * @param file may not be there
     * @return true if it is there, but neither a file nor a folder, or a descriptor of this process
     */
    public static boolean isStream(Path file) {
        return standardStream(file) != null
                || file.startsWith("/dev/fd")
                || file.startsWith("/proc/self/fd")
                || Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file);
    }

    private static @Nullable PrintStream standardStream(Path file) {
        return switch (file.toString()) {
            case "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1" -> System.out;
            case "/dev/stderr", "/dev/fd/2", "/proc/self/fd/2" -> System.err;
            default -> null;
        };
    }
}
