package io.tacho.runtime.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * Actors that are ready, of one worker: a ring that its owner fills and empties without an atomic
 * instruction. First in, first out, but for what a turn has just woken.
 *
 * <p>Others may empty it only while the owner is away in an actor's turn that takes too long.
 * Producing is the owner's for ever, so adding is safe against any taker, as in every queue of one
 * producer and one consumer. The consumer's part can be claimed: the owner says that it is back,
 * puts a full fence, and looks for a claim before it takes; a taker claims, puts a full fence, and
 * looks whether the owner is still away. One of the two sees the other (Dekker). The owner's fence
 * costs nothing, since the end of a turn needs one anyway; see {@link #back}.
 *
 * <p>A slot is not cleared when it is taken: it is overwritten after {@value #CAPACITY} more, so up
 * to that many cells stay reachable a little longer.
 */
final class RunQueue {
    static final int CAPACITY = 256;

    /** How often in a row the last one may be taken before the first; Tokio's number. */
    private static final int STREAK = 3;

    private static final int MASK = CAPACITY - 1;
    private static final VarHandle HEAD;
    private static final VarHandle TAIL;
    private static final VarHandle AWAY;
    private static final VarHandle CLAIMED;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            HEAD = lookup.findVarHandle(RunQueue.class, "head", int.class);
            TAIL = lookup.findVarHandle(RunQueue.class, "tail", int.class);
            AWAY = lookup.findVarHandle(RunQueue.class, "away", boolean.class);
            CLAIMED = lookup.findVarHandle(RunQueue.class, "claimed", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final @Nullable ActorCell[] ring = new ActorCell[CAPACITY];

    /** Written by whoever has the consumer's part. */
    private int head;

    private int tail;

    /** Whether the owner is in a turn. */
    private boolean away;

    private boolean claimed;

    private int tailWhenPolled;
    private int tailWhenBack;

    /** How often in a row the last one was taken. */
    private int streak;

    RunQueue() {}

    // ---- the owner

    /** Adds at the end; during a turn as well. False if full. */
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

    /**
     * Takes one and goes away to run it; null if there is none. Up to {@value #STREAK} times in a
     * row that is the one that the turn before has woken, if it woke just one: what a message
     * causes runs while the message is still in the cache, and messages on the same way catch up
     * with each other, to be handled in one turn. Then it is the first one, so that none waits for
     * ever.
     */
    @Nullable ActorCell poll() {
        boolean woken = tail == tailWhenBack && tailWhenBack - tailWhenPolled == 1;
        ActorCell cell = woken && streak < STREAK ? takeLast() : null;
        if (cell == null) {
            streak = 0;
            cell = take();
        } else {
            streak++;
        }
        tailWhenPolled = tail;
        if (cell != null) {
            // Release: a taker that sees this sees the head.
            AWAY.setRelease(this, true);
        }
        return cell;
    }

    /** Who is so many places behind the first; null if nobody is. Others may be taking it. */
    @Nullable ActorCell glance(int places) {
        int at = head + places;
        return at - tail < 0 ? ring[at & MASK] : null;
    }

    /** Takes the newest; between turns only. */
    @Nullable ActorCell takeLast() {
        awaitTaker();
        int t = tail - 1;
        if (t - head < 0) {
            return null;
        }
        ActorCell cell = ring[t & MASK];
        TAIL.setRelease(this, t);
        return cell;
    }

    private void awaitTaker() {
        // Acquire: it sees the head as the taker left it.
        while ((boolean) CLAIMED.getAcquire(this)) {
            // The taker may have lost its core.
            Thread.yield();
        }
    }

    /** Takes the first to give it to somebody else. */
    @Nullable ActorCell take() {
        awaitTaker();
        int h = head;
        if (h == tail) {
            return null;
        }
        HEAD.setRelease(this, h + 1);
        return ring[h & MASK];
    }

    /**
     * The turn is over. The caller must put a full fence between this and the next {@link #poll} or
     * {@link #take}; {@link Schedulable#releaseOrReschedule} is one.
     */
    void back() {
        tailWhenBack = tail;
        AWAY.setOpaque(this, false);
    }

    // ---- any thread

    /** Whether the owner is in a turn. */
    boolean isOwnerAway() {
        return (boolean) AWAY.getAcquire(this);
    }

    /**
     * Moves what is behind a turn to another queue, the oldest first, as far as there is room. Does
     * nothing when the owner is back.
     *
     * @param to the caller's own
     * @return how many were moved
     */
    int moveAllTo(RunQueue to) {
        // The first look keeps takers from holding up an owner that is back.
        if (!isOwnerAway() || isEmpty() || !CLAIMED.compareAndSet(this, false, true)) {
            return 0;
        }
        VarHandle.fullFence();
        int moved = 0;
        try {
            if (isOwnerAway()) {
                int h = head;
                int end = (int) TAIL.getAcquire(this);
                while (h != end) {
                    ActorCell cell = ring[h & MASK];
                    if (cell == null || !to.offer(cell)) {
                        break;
                    }
                    h++;
                    moved++;
                }
                HEAD.setRelease(this, h);
            }
        } finally {
            CLAIMED.setRelease(this, false);
        }
        return moved;
    }

    /** How many there are; exact for the owner if nobody takes. */
    int size() {
        return Math.max(0, (int) TAIL.getAcquire(this) - (int) HEAD.getAcquire(this));
    }

    boolean isEmpty() {
        return size() == 0;
    }
}
