package io.tacho.stress.cli;

import io.tacho.journal.OwnerOnlyDirectories;
import io.tacho.stress.ExitCode;
import io.tacho.stress.StressException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the results of a command go. What was not there before is taken away again if nothing has
 * come into it: who fails, or is stopped, at once leaves no folder behind.
 */
final class ResultFolder implements AutoCloseable {
    private final Path path;
    private final boolean wasThere;

    private ResultFolder(Path path, boolean wasThere) {
        this.path = path;
        this.wasThere = wasThere;
    }

    /**
     * The one that was named, which need not be there yet, or else one that is made.
     *
     * @param named by the user; null if nothing was
     * @param wanted what it is to be called otherwise, as {@link #make} takes it
     * @return to be closed
     * @throws StressException if it can't be made
     */
    static ResultFolder of(@Nullable Path named, Path wanted) {
        return named == null
                ? make(wanted)
                : new ResultFolder(named, Files.exists(named, LinkOption.NOFOLLOW_LINKS));
    }

    /**
     * Makes one, for its owner alone, of which nobody else has the name: what begins within the
     * same second gets -2, -3 and so on behind it.
     *
     * @param wanted what it is to be called if nothing is called so
     * @return to be closed
     * @throws StressException if it can't be made
     */
    static ResultFolder make(Path wanted) {
        try {
            OwnerOnlyDirectories.create(wanted.toAbsolutePath().resolveSibling(""));
            return new ResultFolder(makeNext(wanted), false);
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

    /** What it is called. */
    Path path() {
        return path;
    }

    /** Whether nothing has come into it, so far. */
    boolean isEmpty() {
        String[] content = path.toFile().list();
        return content == null || content.length == 0;
    }

    @Override
    public void close() {
        if (!wasThere) {
            // Does nothing unless it is empty.
            path.toFile().delete();
        }
    }
}
