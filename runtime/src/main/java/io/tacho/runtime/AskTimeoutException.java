package io.tacho.runtime;

/** An ask from outside the system was not answered in time. */
public final class AskTimeoutException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Made by the system.
     *
     * @param message who did not answer, and how long it was waited for
     */
    public AskTimeoutException(String message) {
        super(message);
    }
}
