package io.tacho.stress.cli;

import io.tacho.journal.OwnerOnlyDirectories;
import io.tacho.stress.ExitCode;
import io.tacho.stress.StressException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

/** Where results go that nobody named a folder for: named after the time, so that they sort. */
final class ResultFolders {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    private ResultFolders() {}

    static Path run(String suffix) {
        return below("runs", suffix);
    }

    static Path bench(String suffix) {
        return below("bench", suffix);
    }

    static Path profile(String suffix) {
        return below("profiles", suffix);
    }

    /** {@code 20261124-101500}. */
    static String time() {
        return LocalDateTime.now().format(TIME);
    }

    private static Path below(String folder, String suffix) {
        return Path.of(folder, time() + suffix);
    }

    /**
     * Makes a folder, for its owner alone, of which nobody else has the name: what begins within
     * the same second gets -2, -3 and so on behind it.
     *
     * @param wanted what it is to be called if nothing is called so
     * @return what it is called
     * @throws StressException if it can't be made
     */
    static Path make(Path wanted) {
        try {
            OwnerOnlyDirectories.create(wanted.toAbsolutePath().resolveSibling(""));
            return makeNext(wanted);
        } catch (IOException e) {
            throw new StressException(
                    ExitCode.FAILURE,
                    "the folder "
                            + wanted
                            + " can't be made ("
                            + e
                            + "); work in another one, or name one",
                    e);
        }
    }

    /**
     * Takes a folder away again that {@link #make} made, unless there is something in it: what was
     * interrupted at once leaves none behind.
     *
     * @param made what it is called
     */
    static void removeIfEmpty(Path made) {
        // Does nothing unless it is empty.
        made.toFile().delete();
    }

    private static Path makeNext(Path wanted) throws IOException {
        Path path = wanted;
        for (int number = 2; ; number++) {
            try {
                OwnerOnlyDirectories.createNew(path);
                return path;
            } catch (FileAlreadyExistsException e) {
                path = wanted.resolveSibling(wanted.getFileName() + "-" + number);
            }
        }
    }
}
