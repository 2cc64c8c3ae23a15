package io.tacho.stress;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Files that are there whole or not at all: what is half written is never seen under its name. */
public final class WholeFile {
    private WholeFile() {}

    /**
     * Writes a file, over what was there, also where a link leads to; into it, if that is a device
     * or a pipe.
     *
     * @param file where to
     * @param content of it
     * @throws IOException if it can't be written; then what was there still is
     */
    public static void write(Path file, byte[] content) throws IOException {
        if (isStream(file)) {
            Files.write(file, content, StandardOpenOption.WRITE);
            return;
        }
        Path target = target(file);
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try {
            Files.write(part, content);
            Files.move(
                    part,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
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
     * @return true if it is there, but neither a file nor a folder
     */
    public static boolean isStream(Path file) {
        return Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file);
    }
}
