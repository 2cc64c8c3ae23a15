package io.tacho.profiling;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import one.profiler.AsyncProfiler;
import org.jspecify.annotations.Nullable;

/**
 * The native library in a file from which another JVM can load it. Deleted on close if it was made
 * for this; a JVM that has loaded it keeps what it needs.
 *
 * @param path of the file
 * @param temporary whether it is ours to delete
 */
record ProfilerLibrary(Path path, boolean temporary) implements AutoCloseable {
    /** The property of async-profiler that names the folder for the extracted library. */
    static final String EXTRACT_PATH = "one.profiler.extractPath";

    /** The property of async-profiler that names a library to use instead. */
    static final String LIBRARY_PATH = "one.profiler.libraryPath";

    /**
     * The library to load into a JVM. One that it has loaded already is loaded again, by its path,
     * even if its file is deleted: a second copy would not know of a session of the first one, and
     * the two would fight for the same signals.
     *
     * @param loaded the path of the library in the JVM; null if it has none
     * @throws ProfilingException if the library can't be extracted
     */
    static ProfilerLibrary of(@Nullable Path loaded) {
        if (loaded != null) {
            return new ProfilerLibrary(loaded, false);
        }
        String given = System.getProperty(LIBRARY_PATH);
        return given == null
                ? extract()
                : new ProfilerLibrary(Path.of(given).toAbsolutePath(), false);
    }

    /** The folder that the library is extracted to. */
    static String extractFolder() {
        return System.getProperty(EXTRACT_PATH, System.getProperty("java.io.tmpdir", "/tmp"));
    }

    private static ProfilerLibrary extract() {
        String resource = "/" + platform() + "/libasyncProfiler.so";
        try (InputStream in = AsyncProfiler.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new ProfilingException(
                        "async-profiler has no library for %s %s; profile on Linux or macOS"
                                .formatted(
                                        System.getProperty("os.name"),
                                        System.getProperty("os.arch")));
            }
            Path folder = Path.of(extractFolder()).toAbsolutePath();
            Path file = Files.createTempFile(folder, "libasyncProfiler", ".so");
            // Into the file that is there: a copy would take its place, with what the process's
            // umask allows others to write where a JVM is about to load code from.
            try (OutputStream out = Files.newOutputStream(file)) {
                in.transferTo(out);
            } catch (IOException e) {
                // Of a full disk, on which it would stay.
                Files.deleteIfExists(file);
                throw e;
            }
            return new ProfilerLibrary(file, true);
        } catch (IOException e) {
            throw new ProfilingException(
                    ("can't extract async-profiler to %s (%s: %s); name a folder that is "
                                    + "writable with -D%s=DIR")
                            .formatted(
                                    extractFolder(),
                                    e.getClass().getSimpleName(),
                                    OneLine.of(e),
                                    EXTRACT_PATH),
                    e);
        }
    }

    private static String platform() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.startsWith("mac")) {
            return "macos";
        }
        String processor = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        return system + (processor.equals("aarch64") ? "-arm64" : "-x64");
    }

    @Override
    public void close() {
        if (temporary) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                throw new ProfilingException(
                        "can't delete the library %s (%s); delete it yourself"
                                .formatted(path, OneLine.of(e)),
                        e);
            }
        }
    }
}
