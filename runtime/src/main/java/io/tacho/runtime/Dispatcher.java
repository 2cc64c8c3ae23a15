package io.tacho.runtime;

/** Which threads run an actor. */
public enum Dispatcher {
    /**
     * The system's workers, which all such actors share; work behind a handler that takes long is
     * taken over by others. The handler must not block.
     */
    POOL,
    /** A worker of its own that ends with it: for the one actor whose latency is worth a core. */
    PINNED,
    /**
     * A virtual thread for each turn, one at a time: for actors that block on I/O or on other
     * threads. From JDK 21.
     */
    VIRTUAL
}
