package io.tacho.profiling;

/** Profiling could not do what was asked of it. The message is one line and says what to do. */
public final class ProfilingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Made by this package.
     *
     * @param message what happened, to which file, and what to do
     */
    public ProfilingException(String message) {
        super(message);
    }

    /**
     * Made by this package.
     *
     * @param message what happened, to which file, and what to do
     * @param cause what the profiler, its converter or the file system threw
     */
    public ProfilingException(String message, Throwable cause) {
        super(message, cause);
    }
}
