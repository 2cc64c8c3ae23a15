package io.tacho.runtime.engine;

import io.tacho.runtime.spi.MessageOutcome;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What full mailboxes evict while threads outside send. Such a thread has no stream to record it
 * in, so it hands it to a worker, through the control lane of the actor that nobody is. When the
 * workers don't keep up with that, what is more is counted only. Any thread.
 */
final class OutsideDrops implements Evictions {
    private static final int MAX_WAITING = 1 << 16;

    private final LocalActorSystem system;
    private final AtomicInteger waiting = new AtomicInteger();
    private final OutcomeCounts counts = new OutcomeCounts();

    OutsideDrops(LocalActorSystem system) {
        this.system = system;
    }

    @Override
    public void evict(ActorCell recipient, Envelope envelope) {
        if (waiting.incrementAndGet() > MAX_WAITING) {
            waiting.decrementAndGet();
            countUnrecorded();
            return;
        }
        envelope.evictedFrom = recipient;
        ActorCell nobody = system.nobody();
        nobody.pushSignal(envelope);
        system.wake(nobody);
    }

    /** A worker has one of them. */
    void taken() {
        waiting.decrementAndGet();
    }

    private synchronized void countUnrecorded() {
        counts.increment(MessageOutcome.DROPPED);
    }

    /** Those that no worker has recorded. */
    long unrecorded() {
        return counts.get(MessageOutcome.DROPPED);
    }
}
