package io.tacho.runtime.engine;

/** Timers that are set on one worker. A timer does nothing but post something to an actor. */
interface DeadlineTimers {
    /**
     * Sets a timer.
     *
     * @param deadline ns
     * @param now ns
     * @return its id, for {@link #cancel}
     */
    long schedule(TimerTask task, long deadline, long now);

    /**
     * Takes a timer off; does nothing if it has fired. An id may be given again, so the task is
     * named.
     */
    void cancel(long timerId, TimerTask task);
}
