package io.tacho.journal;

/** A journal can't be written. The message says which and what to do. */
public final class JournalException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Made by the writer.
     *
     * @param message what happened, to which journal, and what to do
     */
    public JournalException(String message) {
        super(message);
    }

    /**
     * Made by the writer.
     *
     * @param message what happened, to which journal, and what to do
     * @param cause what was thrown
     */
    public JournalException(String message, Throwable cause) {
        super(message, cause);
    }
}
