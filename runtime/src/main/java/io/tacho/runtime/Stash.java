package io.tacho.runtime;

/**
 * Messages that an actor has put aside to handle later: {@link ActorContext#stash()}. To be used in
 * the actor's own turns only.
 *
 * <p>A stashed message is sent anew, by its own sender: in the record the one that was received is
 * {@linkplain io.tacho.runtime.spi.MessageFlags#STASHED handled by being stashed}, and causes one
 * that is handled later. That one counts as sent, and as nothing else as long as it is stashed, so
 * a shutdown waits for it. An ask can still be answered; a limit of age goes on counting. When the
 * actor is restarted, its new object gets what was stashed first; when it ends, what was stashed
 * becomes dead letters, or pending if the system ends.
 *
 * <p>Allocates nothing in steady state.
 */
public interface Stash {
    /**
     * Puts the message being handled aside, if there is room. A message of a timer that is put
     * aside is handled later whatever becomes of the timer.
     *
     * @return false if the stash is full; then the message is as it was
     * @throws IllegalStateException if it was stashed already; if what is being handled is no
     *     message to the actor's handler but a signal, a reply to an ask, a timeout, a hook or a
     *     health check; or if used outside the actor's hooks and handlers
     */
    boolean stash();

    /**
     * Has everything that is stashed handled next, before what is in the mailbox and before what an
     * earlier call put back and was not handled yet; in the order in which it was stashed. Does
     * nothing if nothing is stashed.
     *
     * @throws IllegalStateException if used outside the actor's hooks and handlers
     */
    void unstashAll();

    /**
     * How many messages are stashed; those put back are not.
     *
     * @return 0 to {@link #capacity()}
     * @throws IllegalStateException if used outside the actor's hooks and handlers
     */
    int size();

    /**
     * How many messages can be stashed, see {@link SpawnOptions#withStash}.
     *
     * @return 1 or more
     */
    int capacity();
}
