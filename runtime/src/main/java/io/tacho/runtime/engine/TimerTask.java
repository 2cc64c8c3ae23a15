package io.tacho.runtime.engine;

/** What happens when a timer fires. */
@FunctionalInterface
interface TimerTask {
    /**
     * Called once, by the wheel, under its lock: may post to an actor and do nothing that takes
     * longer.
     *
     * @param poster who posts: the outbox of whichever worker turns the wheel
     * @param now ns
     */
    void fire(Outbox poster, long now);
}
