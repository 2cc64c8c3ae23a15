package io.tacho.journal.reader;

/** Is shown the records of a stream, one after the other. */
@FunctionalInterface
public interface RecordVisitor {
    /**
     * The next record, a message or a worker's activity.
     *
     * @param record valid during this call only; the same object every time
     */
    void onRecord(RecordFlyweight record);
}
