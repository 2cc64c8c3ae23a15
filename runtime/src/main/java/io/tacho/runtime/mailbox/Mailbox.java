package io.tacho.runtime.mailbox;

import org.jspecify.annotations.Nullable;

/**
 * A queue from many senders to the one worker that runs its actor's turn.
 *
 * <p><b>What waking relies on.</b> A sender offers and then reads whether the actor is idle; the
 * worker writes that the actor is idle and then asks {@link #isEmpty()}. One of the two must see
 * the other (Dekker), so when {@link #offer} has returned true, its effect on {@link #isEmpty()}
 * must be ordered before any later volatile read of the same thread: as after a full fence.
 *
 * @param <E> what is queued
 */
public interface Mailbox<E> {
    /**
     * Adds at the end. Any thread.
     *
     * @param element not null
     * @return false if it is full; nothing was added then
     */
    boolean offer(E element);

    /**
     * Takes the first. Only the worker that has the turn.
     *
     * @return the first, or null if there is none
     */
    @Nullable E poll();

    /**
     * What waits so many places behind the first, as far as that is at hand: for having it in the
     * cache by the time that it is polled. Any thread; nothing may rely on it. It may be what was
     * taken already, or something that is not an element.
     *
     * @param places 0 for the first
     * @return what lies there; null if nothing does, or it isn't known
     */
    default @Nullable Object glance(int places) {
        return null;
    }

    /**
     * Whether there is none. Any thread; exact for the worker that has the turn, in the sense
     * above.
     *
     * @return true if empty
     */
    boolean isEmpty();

    /**
     * How many there are. Any thread; a snapshot.
     *
     * @return 0 or more
     */
    int size();

    /**
     * What becomes of a message that finds it full. Any thread; always the same.
     *
     * @return the policy that senders follow; {@link Overflow#REJECT} unless overridden
     */
    default Overflow overflow() {
        return Overflow.REJECT;
    }

    /**
     * Takes the oldest to make room. Any thread; only asked when {@link #overflow()} is {@link
     * Overflow#DROP_OLDEST}. The caller owns what it gets, as who polls does. Another sender may
     * take the room first, so offer again, and evict again, until the offer is accepted.
     *
     * @return the oldest, or null if there is none (any more, or yet)
     */
    default @Nullable E evict() {
        return null;
    }

    /**
     * Waits until there may be room; whether there is, the next {@link #offer} tells. Threads that
     * are no workers; only asked when {@link #overflow()} is {@link Overflow#BLOCK}.
     *
     * @param nanos how long to wait at most, ns; 0 or less for not at all
     * @return false if the time was over or the thread was interrupted, whose flag is kept
     */
    default boolean awaitRoom(long nanos) {
        return false;
    }
}
