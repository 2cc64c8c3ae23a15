package io.tacho.runtime.spi;

/** A directory could not do what was asked of it. The message says what to do. */
public final class DirectoryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Made by directories.
     *
     * @param message what happened and what to do
     * @param cause what the store threw
     */
    public DirectoryException(String message, Throwable cause) {
        super(message, cause);
    }
}
