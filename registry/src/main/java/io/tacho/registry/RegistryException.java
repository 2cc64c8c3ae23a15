package io.tacho.registry;

/**
 * A file of the registry could not be made, opened or used. The message says which file, what is
 * wrong with it and what to do.
 */
public final class RegistryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * For what this module found out by itself.
     *
     * @param message one line: what happened and what to do
     */
    public RegistryException(String message) {
        super(message);
    }

    /**
     * For what a library or the file system reported.
     *
     * @param message one line: what happened and what to do
     * @param cause what was thrown
     */
    public RegistryException(String message, Throwable cause) {
        super(message, cause);
    }
}
