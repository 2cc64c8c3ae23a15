package io.tacho.profiling;

import java.io.IOException;
import one.profiler.AsyncProfiler;

/** The library that async-profiler's jar carries, loaded into this JVM. */
final class AsyncProfilerCommands implements ProfilerCommands {
    private static final String EXTRACT_PATH = "one.profiler.extractPath";
    private static final String LIBRARY_PATH = "one.profiler.libraryPath";

    private final AsyncProfiler profiler;

    private AsyncProfilerCommands(AsyncProfiler profiler) {
        this.profiler = profiler;
    }

    /**
     * Loads the library, which takes some 100 ms the first time and nothing afterwards.
     *
     * @throws ProfilingException if it can't be loaded
     */
    static AsyncProfilerCommands load() {
        try {
            return new AsyncProfilerCommands(AsyncProfiler.getInstance());
        } catch (UnsatisfiedLinkError | IllegalStateException | UnsupportedOperationException e) {
            throw new ProfilingException(unloadable(e), e);
        }
    }

    @Override
    public void execute(String command) throws IOException {
        profiler.execute(command);
    }

    @Override
    public long samples() {
        return profiler.getSamples();
    }

    private static String unloadable(Throwable e) {
        Throwable reason = e.getCause() == null ? e : e.getCause();
        String library = System.getProperty(LIBRARY_PATH);
        if (library != null) {
            return ("can't load async-profiler from -D%s=%s (%s); name a library "
                            + "that fits this machine or leave the property out")
                    .formatted(LIBRARY_PATH, library, OneLine.of(reason));
        }
        String folder =
                System.getProperty(EXTRACT_PATH, System.getProperty("java.io.tmpdir", "/tmp"));
        return ("can't load async-profiler from %s on %s %s (%s); name a "
                        + "folder that is writable and not mounted noexec with -D%s=DIR, "
                        + "or run without profiling")
                .formatted(
                        folder,
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        OneLine.of(reason),
                        EXTRACT_PATH);
    }
}
