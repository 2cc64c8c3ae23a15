package io.tacho.profiling;

import java.io.IOException;
import one.profiler.AsyncProfiler;

/** The library that async-profiler's jar carries, loaded into this JVM. */
final class AsyncProfilerCommands implements ProfilerCommands {
    /** The profiler logs to stdout unless told otherwise; stdout belongs to a command's results. */
    private static final String QUIET = ",log=stderr,loglevel=error";

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
        profiler.execute(command + QUIET);
    }

    @Override
    public long samples() {
        return profiler.getSamples();
    }

    private static String unloadable(Throwable e) {
        Throwable reason = e.getCause() == null ? e : e.getCause();
        String library = System.getProperty(ProfilerLibrary.LIBRARY_PATH);
        if (library != null) {
            return ("can't load async-profiler from -D%s=%s (%s); name a library "
                            + "that fits this machine or leave the property out")
                    .formatted(ProfilerLibrary.LIBRARY_PATH, library, OneLine.of(reason));
        }
        return ("can't load async-profiler from %s on %s %s (%s); name a "
                        + "folder that is writable and not mounted noexec with -D%s=DIR, "
                        + "or run without profiling")
                .formatted(
                        ProfilerLibrary.extractFolder(),
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        OneLine.of(reason),
                        ProfilerLibrary.EXTRACT_PATH);
    }
}
