package io.tacho.profiling.peers;

/**
 * What goes round the ring. Immutable, and one object for all tokens: whose turn it is to drop one
 * is counted by the actors, so that two cores write to no common cache line but the runtime's own.
 */
record Token(long key, long value) {
    static final Token TOKEN = new Token(1, 2);
}
