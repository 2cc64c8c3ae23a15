package io.tacho.profiling.peers;

/**
 * One thing that several peers do, done by one of them: a round of many operations at a time, each
 * of which checks that all it was to do was done. Used by one thread.
 */
interface PeerWorkload extends AutoCloseable {
    /** Operations a round. */
    int operations();

    /**
     * Does a round.
     *
     * @return what its operations cost together, in the unit of the row: ns, or bytes of heap
     * @throws IllegalStateException if something was lost, done twice, or not done in time
     */
    long run();

    /** Clears away what a round left behind; belongs to no operation and is not measured. */
    default void reset() {}

    /** Ends the peer. */
    @Override
    void close();
}
