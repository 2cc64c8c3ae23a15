package io.tacho.journal.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Names of what lies in a journal's directory. */
public final class JournalFiles {
    /** The ending of Chronicle Queue's data files; their names sort by time. */
    public static final String QUEUE_FILE_SUFFIX = ".cq4";

    private JournalFiles() {}

    /**
     * The queue of the dictionary, the configuration, anchors and windows.
     *
     * @param journal the journal's directory
     * @return its directory
     */
    public static Path meta(Path journal) {
        return journal.resolve("meta");
    }

    /**
     * The queue of a worker's records.
     *
     * @param journal the journal's directory
     * @param stream index, from 0
     * @return its directory
     */
    public static Path stream(Path journal, int stream) {
        return journal.resolve(String.format(Locale.ROOT, "stream-%04d", stream));
    }

    /**
     * The data files of a queue; what is none but called so, a pipe perhaps, is left out: to open
     * it might never end.
     *
     * @param queue its directory
     * @return the oldest first
     * @throws IOException if the directory can't be read
     */
    public static List<Path> queueFiles(Path queue) throws IOException {
        try (Stream<Path> all = Files.list(queue)) {
            return all.filter(file -> file.toString().endsWith(QUEUE_FILE_SUFFIX))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
    }

    /**
     * The in-flight slots.
     *
     * @param journal the journal's directory
     * @return the file
     */
    public static Path inFlight(Path journal) {
        return journal.resolve("inflight.dat");
    }
}
