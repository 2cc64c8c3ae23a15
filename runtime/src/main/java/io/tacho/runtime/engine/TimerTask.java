package io.tacho.runtime.engine;

/** What happens when a timer fires. */
interface TimerTask {
    /** Returned by a task that is done with. */
    long DONE = Long.MIN_VALUE;

    /**
     * Called by the wheel, under its lock: may post to an actor and do nothing that takes longer.
     *
     * @param poster who posts: the outbox of whichever worker turns the wheel
     * @param now ns
     * @return when to fire again, ns, or {@link #DONE}
     */
    long fire(Outbox poster, long now);
}
