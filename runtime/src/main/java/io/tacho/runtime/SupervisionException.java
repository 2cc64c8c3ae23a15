package io.tacho.runtime;

import org.jspecify.annotations.Nullable;

/** A supervisor gave up: its children ended more often than its intensity allows. */
public final class SupervisionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Says who gave up and why.
     *
     * @param message one line
     * @param cause what the last child failed with; null if it ended in good order
     */
    public SupervisionException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
