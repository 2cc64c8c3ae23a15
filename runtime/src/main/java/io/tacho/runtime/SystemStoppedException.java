package io.tacho.runtime;

/** Something was asked of an actor system that is shutting down or has shut down. */
public final class SystemStoppedException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    /**
     * Made by the system.
     *
     * @param system the system's name
     */
    public SystemStoppedException(String system) {
        super("the actor system '" + system + "' has been shut down");
    }
}
