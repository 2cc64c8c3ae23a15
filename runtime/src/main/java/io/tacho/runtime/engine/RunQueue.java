package io.tacho.runtime.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * Actors that are ready, of one worker: a ring that the owner fills without an atomic instruction
 * and everybody empties with one CAS on the head. First in, first out. The design is that of the
 * local run queues of Go's scheduler (proc.go, runqput and runqgrab) and Tokio's.
 *
 * <p>A slot is not cleared when it is taken: it is overwritten after {@value #CAPACITY} more, so up
 * to that many cells stay reachable a little longer.
 */
final class RunQueue {
    static final int CAPACITY = 256;

    private static final int MASK = CAPACITY - 1;
    private static final VarHandle HEAD;
    private static final VarHandle TAIL;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            HEAD = lookup.findVarHandle(RunQueue.class, "head", int.class);
            TAIL = lookup.findVarHandle(RunQueue.class, "tail", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final @Nullable ActorCell[] ring = new ActorCell[CAPACITY];
    private int head;
    private int tail;

    RunQueue() {}

    /** Adds at the end. Owner only. False if full. */
    boolean offer(ActorCell cell) {
        int t = tail;
        // Acquire: the slot is overwritten only after whoever took it has read it.
        if (t - (int) HEAD.getAcquire(this) == CAPACITY) {
            return false;
        }
        ring[t & MASK] = cell;
        // Release: a taker that sees the tail sees the slot, and the cell as its last turn left it.
        TAIL.setRelease(this, t + 1);
        return true;
    }

    /** Takes the first. Owner only. */
    @Nullable ActorCell poll() {
        while (true) {
            int h = (int) HEAD.getAcquire(this);
            if (h == tail) {
                return null;
            }
            ActorCell cell = ring[h & MASK];
            if (HEAD.compareAndSet(this, h, h + 1)) {
                return cell;
            }
        }
    }

    /**
     * Moves the oldest to another queue, as many as it has room for. Any thread; the destination
     * must be the caller's own.
     *
     * @param to gets them
     * @param keep how many of the youngest stay; half of what is beyond is taken, rounded up
     * @return how many were moved
     */
    int stealInto(RunQueue to, int keep) {
        while (true) {
            int h = (int) HEAD.getAcquire(this);
            int available = (int) TAIL.getAcquire(this) - h - keep;
            // More than the capacity: head and tail are of different moments.
            if (available <= 0) {
                return 0;
            }
            if (available > CAPACITY) {
                continue;
            }
            int t = to.tail;
            int room = CAPACITY - (t - (int) HEAD.getAcquire(to));
            int take = Math.min(available - available / 2, room);
            if (take == 0) {
                return 0;
            }
            for (int i = 0; i < take; i++) {
                to.ring[(t + i) & MASK] = ring[(h + i) & MASK];
            }
            // What was copied is valid only if nobody took any of it meanwhile: then the CAS fails.
            if (HEAD.compareAndSet(this, h, h + take)) {
                TAIL.setRelease(to, t + take);
                return take;
            }
        }
    }

    /** How many there are; exact for the owner if nobody steals. */
    int size() {
        return Math.max(0, (int) TAIL.getAcquire(this) - (int) HEAD.getAcquire(this));
    }

    boolean isEmpty() {
        return size() == 0;
    }
}
