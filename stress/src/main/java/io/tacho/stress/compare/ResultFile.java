package io.tacho.stress.compare;

import io.tacho.stress.ExitCode;
import io.tacho.stress.StressException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The file of a result, which may be a link to one. */
final class ResultFile {
    private ResultFile() {}

    /**
     * Whether there is one. A link that leads nowhere counts: somebody has put a result there, and
     * is to be told that it can't be read, as of a file that is damaged.
     *
     * @param path of what may be one
     * @return true if it is a file, or a link that leads nowhere
     */
    static boolean isAt(Path path) {
        return Files.isRegularFile(path) || leadsNowhere(path);
    }

    /**
     * What is in it.
     *
     * @param file for which {@link #isAt} holds
     * @return all of it
     * @throws StressException if it can't be read
     */
    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new StressException(
                    ExitCode.FAILURE,
                    file
                            + " can't be read ("
                            + (leadsNowhere(file) ? "it is a link that leads nowhere" : e)
                            + ")",
                    e);
        } catch (IOException e) {
            throw StressException.unreadable(file, e);
        }
    }

    private static boolean leadsNowhere(Path path) {
        return Files.isSymbolicLink(path) && !Files.exists(path);
    }
}
