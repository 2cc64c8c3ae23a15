package io.tacho.runtime;

/** Somebody is told of something, until this is closed. */
public interface Subscription extends AutoCloseable {
    /** Ends it. Again does nothing. */
    @Override
    void close();
}
