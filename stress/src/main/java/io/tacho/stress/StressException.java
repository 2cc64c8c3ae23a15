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
     * A failure of a library module, which says itself what happened and what to do.
     *
     * @param failure with a message of one line
     * @return the same for the command line, with the general exit code
     */
    public static StressException of(RuntimeException failure) {
        return new StressException(ExitCode.FAILURE, String.valueOf(failure.getMessage()), failure);
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
