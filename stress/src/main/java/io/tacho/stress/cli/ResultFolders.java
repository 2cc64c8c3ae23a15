package io.tacho.stress.cli;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

/** Names of folders for results that nobody named one for: after the time, so that they sort. */
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
}
