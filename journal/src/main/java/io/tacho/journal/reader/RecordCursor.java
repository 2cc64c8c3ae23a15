package io.tacho.journal.reader;

import org.jspecify.annotations.Nullable;

/** Goes through records at its caller's pace. Confined to a thread. */
public interface RecordCursor extends AutoCloseable {
    /**
     * The next record, a message or a worker's activity.
     *
     * @return valid until the next call; null when there are no more
     * @throws JournalReadException if a file can't be read
     */
    @Nullable RecordFlyweight next();

    /** Closes the files. */
    @Override
    void close();
}
