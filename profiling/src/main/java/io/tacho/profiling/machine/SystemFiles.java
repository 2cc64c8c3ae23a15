package io.tacho.profiling.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;

/** Files in which a Linux kernel says what it is like; other systems have none of them. */
final class SystemFiles {
    static final String UNKNOWN = "unknown";

    private SystemFiles() {}

    /** The first line, or {@link #UNKNOWN}. */
    static String firstLine(String file) {
        List<String> lines = lines(file);
        return lines.isEmpty() ? UNKNOWN : lines.get(0).strip();
    }

    static boolean anyLine(String file, Predicate<String> wanted) {
        return lines(file).stream().anyMatch(wanted);
    }

    /** Empty where there is no such file: that tells nothing, which is what "unknown" says. */
    static List<String> lines(String file) {
        Path path = Path.of(file);
        if (!Files.isReadable(path)) {
            return List.of();
        }
        try {
            return Files.readAllLines(path);
        } catch (IOException e) {
            return List.of();
        }
    }
}
