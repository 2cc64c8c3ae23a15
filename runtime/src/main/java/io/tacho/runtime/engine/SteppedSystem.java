package io.tacho.runtime.engine;

import io.tacho.runtime.ActorRef;
import io.tacho.runtime.ActorSystem;
import io.tacho.runtime.ActorSystemOptions;
import io.tacho.runtime.SchedulingOptions;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * A system that runs in the thread that made it, a turn at a time, by a clock that stands still:
 * the same engine without its threads. Tests use it through {@code io.tacho.runtime.testkit}.
 * Confined to that thread.
 */
public final class SteppedSystem {
    /** A turn handles one message, so that each may be followed by any other actor's. */
    private static final SchedulingOptions ONE_MESSAGE_A_TURN =
            new SchedulingOptions(1, 0, 1, 0, 0, 0);

    private final LocalActorSystem system;
    private final ManualClock clock = new ManualClock();
    private final SteppedWorkforce workforce;

    private SteppedSystem(ActorSystemOptions options, long seed) {
        Interleaving interleaving = new Interleaving(seed);
        system =
                new LocalActorSystem(
                        options,
                        new Surroundings(
                                clock,
                                new SplittableRandom(seed),
                                1,
                                made -> new SteppedWorkforce(made, clock, interleaving),
                                Delivery.TO_MAILBOXES));
        workforce = (SteppedWorkforce) system.workforce();
    }

    /**
     * Starts a system.
     *
     * @param options validated; the number of workers and the length of turns are not used
     * @param seed of what is decided at random; with 0 actors run in the order in which they became
     *     ready, and timers before them
     * @return the system, with nothing run yet
     */
    public static SteppedSystem start(ActorSystemOptions options, long seed) {
        return new SteppedSystem(
                new ActorSystemOptions(
                        options.name(),
                        1,
                        ONE_MESSAGE_A_TURN,
                        options.supervision(),
                        options.directory(),
                        options.tap(),
                        options.counters(),
                        options.deadLetters(),
                        options.watchdog(),
                        options.lifecycle()),
                seed);
    }

    /**
     * The system as programs see it.
     *
     * @return the system
     */
    public ActorSystem system() {
        return system;
    }

    /**
     * What the clock shows.
     *
     * @return ns from an arbitrary origin
     */
    public long nanoTime() {
        return clock.nanoTime();
    }

    /**
     * Runs one turn, which handles one message at most, or fires one timer that is due.
     *
     * @return false if there was nothing to do
     * @throws IllegalStateException if called by an actor, or by another thread
     */
    public boolean step() {
        return workforce.step();
    }

    /**
     * One step of the way to a time: runs a turn or fires a timer, after it has moved the clock to
     * the next timer if nothing else is to be done before. A timer never fires before its time.
     *
     * @param time ns, as {@link #nanoTime}
     * @return false if it is that time and nothing is left to do
     * @throws IllegalStateException if called by an actor, or by another thread
     */
    public boolean stepTowards(long time) {
        return workforce.stepTowards(time);
    }

    /**
     * Lets time pass in which nothing happens: timers that become due fire in later steps.
     *
     * @param nanos 0 or more
     */
    public void stall(long nanos) {
        clock.moveTo(clock.nanoTime() + nanos);
    }

    /**
     * Actors that have something to do.
     *
     * @return a new list
     */
    public List<? extends ActorRef<?>> ready() {
        return workforce.ready();
    }

    /**
     * Keeps to whom the answer to the message being handled goes. To be called in a handler.
     *
     * @return sends one answer; to be called in a handler of the same actor, of any later message
     * @throws IllegalStateException if no message of this system is being handled
     */
    public Consumer<Object> laterReply() {
        Outbox sending = system.borrowed().get();
        Envelope handling = sending == null ? null : sending.handling();
        if (sending == null || handling == null) {
            throw new IllegalStateException("no message is being handled");
        }
        Envelope answered = new Envelope();
        answered.sender = handling.sender;
        answered.kindCode = handling.kindCode;
        answered.copyAskOf(handling);
        return answer -> sending.reply(answered, answer);
    }
}
