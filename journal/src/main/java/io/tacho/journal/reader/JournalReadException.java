package io.tacho.journal.reader;

/**
 * A journal's file could not be read. Damage is no such case: it is in the {@link JournalStatus}.
 */
public final class JournalReadException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    JournalReadException(String message, Throwable cause) {
        super(message, cause);
    }
}
