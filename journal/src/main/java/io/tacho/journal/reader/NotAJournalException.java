package io.tacho.journal.reader;

/** There is no journal where one was looked for, or none that this version can read. */
public final class NotAJournalException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotAJournalException(String message) {
        super(message);
    }
}
