package io.tacho.runtime;

import org.jspecify.annotations.Nullable;

/** An actor failed because too many of its health checks in a row did. */
public final class HealthCheckException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Says whose checks failed.
     *
     * @param message one line
     * @param cause what the last check threw; null if it only reported {@link Health#FAILED}
     */
    public HealthCheckException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
