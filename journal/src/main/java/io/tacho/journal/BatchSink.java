package io.tacho.journal;

/**
 * Where a stream's batches come from and where they go. Called by the stream's worker only, which
 * has one batch at a time. What fails stops the stream.
 */
interface BatchSink {
    /** A batch to be filled; waits where none is there. Not to be filled if this is stopped now. */
    Batch take();

    /** Has a batch appended that was taken and filled. It is not the worker's any more. */
    void give(Batch full);

    /** Whether all further messages are missed. */
    boolean stopped();

    /** Messages that will be in no batch. */
    void missed(long messages);

    /** The worker can't go on with this stream. What it gave is appended all the same. */
    void stop(Throwable cause);

    /**
     * Ends the stream behind what was given.
     *
     * @return true if that was in good order and is written
     */
    boolean close();
}
