package io.tacho.runtime;

import java.time.Duration;

/**
 * An actor's own timers, each under a key: {@link ActorContext#timers()}. A timer sends the actor a
 * message, which comes behind what was in the mailbox when the time had come; the mailbox's bound
 * and a {@linkplain SpawnOptions#withTimeToLive limit of age} don't concern it. To be used in the
 * actor's own turns only. A timer ends with the object that started it: all are cancelled when the
 * actor ends or is restarted.
 *
 * <p>Once a timer was cancelled, or another started under its key, none of its messages is handled
 * any more; one that was already on its way is recorded and counted as {@linkplain
 * MessageCounts#expired() expired}. (What the actor has put into its {@link Stash} is its own, and
 * stays.)
 *
 * <p>Of one timer never more than one message is on its way: the next time is set when a message
 * was handled. A timer at a fixed rate whose message has to wait skips the ticks that pass
 * meanwhile, and counts them.
 *
 * <p>Resolution about 1 ms: a message comes up to that much after its time, and ticks of a rate
 * that is higher are skipped. Starting and cancelling take a lock for a moment. Nothing is
 * allocated for each message, nor for each start once there were as many timers at a time.
 *
 * @param <M> what the actor understands
 */
public interface Timers<M> {
    /**
     * Sends the message once. The timer is active until the message is handled.
     *
     * @param key names the timer, by its {@code equals}; a timer that has it is replaced
     * @param message what {@code onMessage} gets
     * @param delay from now on, 0 to 36,500 days
     * @throws IllegalArgumentException if the delay is out of range
     * @throws IllegalStateException if used outside the actor's hooks and handlers
     */
    void startOnce(Object key, M message, Duration delay);

    /**
     * Sends the message again and again, as regularly as can be: the times are those of the
     * schedule, however late a message is handled. Times that pass before the last message was
     * handled are {@linkplain #skippedTicks skipped}, not made up for.
     *
     * @param key names the timer, by its {@code equals}; a timer that has it is replaced
     * @param message what {@code onMessage} gets, the same object each time
     * @param initialDelay from now to the first message, 0 to 36,500 days
     * @param interval from one tick of the schedule to the next, more than 0, up to 36,500 days
     * @throws IllegalArgumentException if a duration is out of range
     * @throws IllegalStateException if used outside the actor's hooks and handlers
     */
    void startAtFixedRate(Object key, M message, Duration initialDelay, Duration interval);

    /**
     * Sends the message again and again with a pause after each.
     *
     * @param key names the timer, by its {@code equals}; a timer that has it is replaced
     * @param message what {@code onMessage} gets, the same object each time
     * @param initialDelay from now to the first message, 0 to 36,500 days
     * @param delay from when a message was handled to the next, more than 0, up to 36,500 days
     * @throws IllegalArgumentException if a duration is out of range
     * @throws IllegalStateException if used outside the actor's hooks and handlers
     */
    void startWithFixedDelay(Object key, M message, Duration initialDelay, Duration delay);

    /**
     * Ends a timer.
     *
     * @param key its key
     * @return whether it was active
     * @throws IllegalStateException if used outside the actor's hooks and handlers
     */
    boolean cancel(Object key);

    /**
     * Ends all timers.
     *
     * @throws IllegalStateException if used outside the actor's hooks and handlers
     */
    void cancelAll();

    /**
     * Whether a message of the timer may still come.
     *
     * @param key its key
     * @return false too if there is no such timer
     * @throws IllegalStateException if used outside the actor's hooks and handlers
     */
    boolean isActive(Object key);

    /**
     * How many ticks a timer at a fixed rate has skipped since it was started. While its message is
     * handled, those before this message are among them.
     *
     * @param key its key
     * @return 0 or more; 0 for other timers, and if there is no such timer
     * @throws IllegalStateException if used outside the actor's hooks and handlers
     */
    long skippedTicks(Object key);
}
