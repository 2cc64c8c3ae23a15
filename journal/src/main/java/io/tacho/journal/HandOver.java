package io.tacho.journal;

import java.util.function.Supplier;
import org.jctools.queues.varhandle.SpscVarHandleArrayQueue;
import org.jspecify.annotations.Nullable;

/**
 * Batches on their way between a stream's worker and the writer thread: full ones there, empty ones
 * back. Each method belongs to one of the two sides. Allocates only when made: there are never more
 * batches than it was made with, and each queue has room for all of them, so no offer is refused.
 *
 * <p>What a side does with a batch happens-before what the other does with it afterwards: in
 * JCTools' SPSC queues an offer is a release store of the element, a poll an acquire load.
 */
final class HandOver {
    private final SpscVarHandleArrayQueue<Batch> full;
    private final SpscVarHandleArrayQueue<Batch> empty;
    private final int half;

    /** Written after the worker's last offer: who reads true finds all there is. */
    private volatile boolean closeAsked;

    /** Written by the writer thread after its last use of what it shares with the worker. */
    private volatile boolean closed;

    /**
     * Made by the worker; whoever makes this known to the writer thread orders it before what that
     * does.
     *
     * @param batches how many there are
     * @param maker makes one
     */
    HandOver(int batches, Supplier<Batch> maker) {
        full = new SpscVarHandleArrayQueue<>(batches);
        empty = new SpscVarHandleArrayQueue<>(batches);
        half = batches / 2;
        for (int i = 0; i < batches; i++) {
            empty.offer(maker.get());
        }
    }

    // ---- the worker

    /**
     * Hands a batch over.
     *
     * @return whether half of all batches or more wait to be appended
     */
    boolean give(Batch batch) {
        full.offer(batch);
        return full.size() >= half;
    }

    /** An empty batch; null if all are on their way. */
    @Nullable Batch takeEmpty() {
        return empty.poll();
    }

    boolean hasEmpty() {
        return !empty.isEmpty();
    }

    /** There will be no more batches. */
    void askToClose() {
        closeAsked = true;
    }

    /** Whether the writer thread is done with this. */
    boolean isClosed() {
        return closed;
    }

    // ---- the writer thread, or the worker after its end

    /** The oldest batch that was handed over; null if there is none. */
    @Nullable Batch takeFull() {
        return full.poll();
    }

    void giveBack(Batch batch) {
        empty.offer(batch);
    }

    boolean isCloseAsked() {
        return closeAsked;
    }

    void close() {
        closed = true;
    }
}
