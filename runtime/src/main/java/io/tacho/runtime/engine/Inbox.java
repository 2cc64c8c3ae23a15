package io.tacho.runtime.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * Ready actors that other threads give to a worker, and what does not fit in its run queue. Any
 * thread pushes and any thread takes; without a bound, and without allocation because cells link
 * themselves (a cell is scheduled at most once, so it is in one list at most).
 *
 * <p>Pushes go onto a Treiber stack that is only ever taken whole, so it knows no ABA. What was
 * taken is turned round and, beyond what the taker has room for, put into the {@code ordered} list,
 * which is older than all of the stack and taken whole as well.
 */
final class Inbox {
    private static final VarHandle PUSHED;
    private static final VarHandle ORDERED;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            PUSHED = lookup.findVarHandle(Inbox.class, "pushed", ActorCell.class);
            ORDERED = lookup.findVarHandle(Inbox.class, "ordered", ActorCell.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private volatile @Nullable ActorCell pushed;
    private volatile @Nullable ActorCell ordered;

    Inbox() {}

    /** Adds one. The CAS is the full fence that waking a parked worker needs. */
    void push(ActorCell cell) {
        ActorCell first;
        do {
            first = pushed;
            cell.nextScheduled = first;
        } while (!PUSHED.compareAndSet(this, first, cell));
    }

    boolean isEmpty() {
        return pushed == null && ordered == null;
    }

    /**
     * Moves the oldest to a run queue of the caller's own, as many as fit.
     *
     * @return how many were moved
     */
    int drainTo(RunQueue queue) {
        ActorCell list = (ActorCell) ORDERED.getAndSet(this, null);
        if (list == null) {
            list = reverse((ActorCell) PUSHED.getAndSet(this, null));
        }
        int moved = 0;
        while (list != null) {
            ActorCell next = list.nextScheduled;
            // Before the offer: afterwards another worker may have run it and linked it elsewhere.
            list.nextScheduled = null;
            if (!queue.offer(list)) {
                list.nextScheduled = next;
                break;
            }
            list = next;
            moved++;
        }
        if (list != null) {
            putBack(list);
        }
        return moved;
    }

    private void putBack(ActorCell list) {
        if (ORDERED.compareAndSet(this, null, list)) {
            return;
        }
        // Another taker put back its own rest meanwhile: rare, and order between the two is
        // anybody's.
        while (list != null) {
            ActorCell next = list.nextScheduled;
            push(list);
            list = next;
        }
    }

    private static @Nullable ActorCell reverse(@Nullable ActorCell list) {
        ActorCell reversed = null;
        while (list != null) {
            ActorCell next = list.nextScheduled;
            list.nextScheduled = reversed;
            reversed = list;
            list = next;
        }
        return reversed;
    }
}
