package io.tacho.stress;

import org.jspecify.annotations.Nullable;

/** Something that the user has to know and can act upon: one line, no stack trace, an exit code. */
public class StressException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    /**
     * A failure with the general exit code.
     *
     * @param message what happened and what to do, one line
     */
    public StressException(String message) {
        this(ExitCode.FAILURE, message, null);
    }

    /**
     * A failure with a cause, which is shown with {@code --debug} only.
     *
     * @param exitCode one of {@link ExitCode}
     * @param message what happened and what to do, one line
     * @param cause what was thrown, or null
     */
    public StressException(int exitCode, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    /**
     * Something that the command line asks for can't be.
     *
     * @param message what, and what to do, one line
     * @return the exception, with the exit code of a wrong command line
     */
    public static StressException usage(String message) {
        return new StressException(ExitCode.USAGE, message, null);
    }

    /**
     * A file or folder that is there, and yet can't be read.
     *
     * @param what which
     * @param cause why
     * @return the exception
     */
    public static StressException unreadable(Object what, Exception cause) {
        return new StressException(
                ExitCode.FAILURE, what + " can't be read (" + cause + ")", cause);
    }

    /**
     * A file or folder that can't be written.
     *
     * @param what which
     * @param cause why
     * @return the exception
     */
    public static StressException unwritable(Object what, Exception cause) {
        return new StressException(
                ExitCode.FAILURE, what + " can't be written (" + cause + ")", cause);
    }

    /**
     * What the process ends with.
     *
     * @return one of {@link ExitCode}
     */
    public int exitCode() {
        return exitCode;
    }
}
