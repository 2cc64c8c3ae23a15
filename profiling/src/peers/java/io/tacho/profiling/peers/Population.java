package io.tacho.profiling.peers;

/** Actors that do nothing, of one runtime, spawned by one more actor. Used by one thread. */
interface Population extends AutoCloseable {
    /**
     * Adds actors.
     *
     * @param actors how many, 1 or more
     * @return ns from the first spawn until the last start hook has run and the last spawn has
     *     returned
     * @throws IllegalStateException if not every one of them has started within a minute
     */
    long grow(int actors);

    /** Stops all actors, and waits until their stop hooks have run. */
    void clear();

    /** Ends the runtime. */
    @Override
    void close();
}
