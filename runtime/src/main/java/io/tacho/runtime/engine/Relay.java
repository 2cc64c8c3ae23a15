package io.tacho.runtime.engine;

import io.tacho.runtime.spi.TapStream;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.ReentrantLock;
import org.jctools.queues.varhandle.unpadded.MpmcVarHandleUnpaddedArrayQueue;
import org.jctools.queues.varhandle.unpadded.MpscUnboundedVarHandleUnpaddedArrayQueue;

/**
 * The way into the record for threads that have no stream of their own, because streams belong to
 * the workers of the pool: pinned workers and virtual threads leave their records here, and
 * whichever worker next has a moment writes them. Allocates nothing as long as fewer than {@value
 * #SPARE} wait.
 */
final class Relay {
    private static final int SPARE = 1 << 10;
    private static final int LIMIT_PER_DRAIN = 1 << 8;

    /** Records that may wait, some 10 MB: who leaves more waits for room. */
    private static final int MOST = 1 << 16;

    /**
     * How long. Not until there is room: the workers that write them may be waiting, in handlers,
     * for just the thread that waits here.
     */
    private static final long WAIT_NANOS = 100_000_000;

    private final MpscUnboundedVarHandleUnpaddedArrayQueue<RelayedRecord> waiting;
    private final MpmcVarHandleUnpaddedArrayQueue<RelayedRecord> spare;
    private final ReentrantLock draining = new ReentrantLock();

    private final int most;
    private final long waitNanos;

    Relay() {
        this(SPARE, MOST, WAIT_NANOS);
    }

    /**
     * @param chunk records by which it grows, and that are kept to be used again; 2 or more
     * @param most records that may wait
     * @param waitNanos how long who leaves more is kept waiting, ns
     */
    Relay(int chunk, int most, long waitNanos) {
        waiting = new MpscUnboundedVarHandleUnpaddedArrayQueue<>(chunk);
        spare = new MpmcVarHandleUnpaddedArrayQueue<>(chunk);
        this.most = most;
        this.waitNanos = waitNanos;
    }

    /** A record to fill. Any thread. */
    RelayedRecord take() {
        RelayedRecord used = spare.poll();
        return used == null ? new RelayedRecord() : used;
    }

    /** Leaves a filled record. Any thread. */
    void leave(RelayedRecord filled) {
        waiting.offer(filled);
        // The queue publishes a new chunk with release only; who leaves something looks next
        // whether the workers sleep.
        VarHandle.fullFence();
    }

    /**
     * Waits, if too much waits here to be written, until less does; but not for ever.
     *
     * @return whether it had to wait
     */
    boolean awaitRoom() {
        boolean full = waiting.size() > most;
        if (full) {
            Waiting.until(() -> waiting.size() <= most, waitNanos);
        }
        return full;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Writes some of what waits, if no other worker is at it. Costs two reads when nothing is. */
    void drainTo(TapStream stream) {
        if (waiting.isEmpty() || !draining.tryLock()) {
            return;
        }
        try {
            drain(stream, LIMIT_PER_DRAIN);
        } finally {
            draining.unlock();
        }
    }

    /** Writes all that waits: the workers are about to end. */
    void drainAllTo(TapStream stream) {
        draining.lock();
        try {
            drain(stream, Integer.MAX_VALUE);
        } finally {
            draining.unlock();
        }
    }

    private void drain(TapStream stream, int limit) {
        for (int i = 0; i < limit; i++) {
            RelayedRecord next = waiting.poll();
            if (next == null) {
                return;
            }
            next.replayInto(stream);
            spare.offer(next);
        }
    }
}
