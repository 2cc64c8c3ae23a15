package io.tacho.profiling;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The files that a process has mapped, from {@code /proc/PID/maps}; empty where the system has no
 * such file or keeps it from us.
 *
 * @param paths those of deleted files too
 */
record MappedFiles(Set<Path> paths) {
    /** Address, permissions, offset, device, inode, then the path and perhaps a remark. */
    private static final Pattern LINE = Pattern.compile("(?:\\S+\\s+){5}(/.*?)(?: \\(deleted\\))?");

    private static final Pattern PROFILER = Pattern.compile("libasyncProfiler.*\\.so");

    static MappedFiles of(long pid) {
        List<String> lines;
        try {
            lines = Files.readAllLines(Path.of("/proc", Long.toString(pid), "maps"));
        } catch (IOException e) {
            lines = List.of();
        }
        return new MappedFiles(
                lines.stream()
                        .map(LINE::matcher)
                        .filter(Matcher::matches)
                        .map(line -> Path.of(line.group(1)))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** Whether a HotSpot virtual machine is loaded. */
    boolean haveJvm() {
        return paths.stream().anyMatch(path -> path.endsWith("libjvm.so"));
    }

    /** The path by which async-profiler was loaded; null if it is not there. */
    @Nullable Path profiler() {
        return paths.stream()
                .filter(path -> PROFILER.matcher(path.getFileName().toString()).matches())
                .findAny()
                .orElse(null);
    }
}
