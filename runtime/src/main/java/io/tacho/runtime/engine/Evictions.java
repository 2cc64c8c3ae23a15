package io.tacho.runtime.engine;

/** Who sees to it that a message evicted from a full mailbox is counted and recorded. */
interface Evictions {
    /**
     * Takes an evicted message.
     *
     * @param recipient whose mailbox evicted it
     * @param envelope the message
     */
    void evict(ActorCell recipient, Envelope envelope);
}
