package io.tacho.runtime.testkit;

import io.tacho.runtime.ActorRef;
import io.tacho.runtime.ActorSystem;
import io.tacho.runtime.ActorSystemBuilder;
import io.tacho.runtime.engine.SteppedSystem;
import java.time.Duration;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * An actor system that runs only when the test tells it to, and always alike. Its time passes only
 * in {@link #advance} and {@link #stall}. Confined to the thread that made it.
 *
 * <p>An {@link AssertionError} that an actor throws is taken for one of the test: the actor fails
 * of it, as of anything else, and what ran the actor throws it as well.
 */
public final class TestSystem implements AutoCloseable {
    /** Steps after which a system that is not idle yet is taken for one that never will be. */
    public static final int STEP_LIMIT = 100_000;

    private final long seed;
    private final EffectRecorder recorder;
    private final SteppedSystem stepped;
    private final long startedAt;

    private TestSystem(long seed, Consumer<ActorSystemBuilder> customiser) {
        this.seed = seed;
        ActorSystemBuilder builder = ActorSystem.builder("test");
        customiser.accept(builder);
        recorder = new EffectRecorder(builder.options());
        stepped =
                SteppedSystem.start(
                        builder.lifecycle(recorder).deadLetters(recorder).options(), seed);
        // The system's own actors are none of the test's.
        runUntilIdle();
        recorder.clear();
        startedAt = stepped.nanoTime();
    }

    /**
     * A system in which what is ready first runs first.
     *
     * @return the system, idle
     */
    public static TestSystem create() {
        return create(0);
    }

    /**
     * A system in which the seed decides who runs next.
     *
     * @param seed any; 0 is as {@link #create()}
     * @return the system, idle
     */
    public static TestSystem create(long seed) {
        return create(seed, builder -> {});
    }

    /**
     * A system with other ports or another supervision.
     *
     * @param seed any; 0 is as {@link #create()}
     * @param customiser sets what it likes; the number of workers and the scheduling have no effect
     * @return the system, idle
     */
    public static TestSystem create(long seed, Consumer<ActorSystemBuilder> customiser) {
        return new TestSystem(seed, Objects.requireNonNull(customiser, "customiser"));
    }

    /**
     * The system under test. To shut it down with time to drain counts a step as a microsecond.
     *
     * @return the system
     */
    public ActorSystem system() {
        return stepped.system();
    }

    /**
     * What decides who runs next.
     *
     * @return the seed
     */
    public long seed() {
        return seed;
    }

    // ---- running

    /**
     * Runs one turn, which handles one message at most, or fires one timer that is due.
     *
     * @return false if there was nothing to do
     * @throws IllegalStateException if called by an actor or by another thread
     */
    public boolean step() {
        boolean done = stepped.step();
        recorder.throwAssertion();
        return done;
    }

    /**
     * Runs until nothing is left to do at this time.
     *
     * @return how many steps that took
     * @throws AssertionError if that takes more than {@value #STEP_LIMIT} steps
     */
    public int runUntilIdle() {
        return runUntilIdle(STEP_LIMIT);
    }

    /**
     * Runs until nothing is left to do at this time.
     *
     * @param limit in steps
     * @return how many steps that took
     * @throws AssertionError if that takes more steps
     */
    public int runUntilIdle(int limit) {
        return runTo(stepped.nanoTime(), limit);
    }

    /**
     * Runs until a condition holds or nothing is left to do at this time.
     *
     * @param condition asked before each step
     * @return whether it holds
     * @throws AssertionError if that takes more than {@value #STEP_LIMIT} steps
     */
    public boolean runUntil(BooleanSupplier condition) {
        int steps = 0;
        while (!condition.getAsBoolean()) {
            if (!step()) {
                return false;
            }
            checkLimit(++steps, STEP_LIMIT);
        }
        return true;
    }

    // ---- time

    /**
     * How much time has passed since the system was made.
     *
     * @return 0 or more
     */
    public Duration elapsed() {
        return Duration.ofNanos(stepped.nanoTime() - startedAt);
    }

    /**
     * Lets time pass, from timer to timer: each fires at its time, and before time goes on
     * everything runs until idle; with a seed it may also go on earlier, as where turns take time.
     * Idle afterwards.
     *
     * @param time 0 or more
     * @throws AssertionError if that takes more than {@value #STEP_LIMIT} steps
     */
    public void advance(Duration time) {
        runTo(stepped.nanoTime() + nanos(time), STEP_LIMIT);
    }

    /**
     * Lets time pass in which nothing runs, as in a long pause of the machine: messages grow old,
     * and timers that became due fire in the next steps.
     *
     * @param time 0 or more
     */
    public void stall(Duration time) {
        stepped.stall(nanos(time));
    }

    private static long nanos(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("time does not go back by " + time.negated());
        }
        return time.toNanos();
    }

    private int runTo(long time, int limit) {
        int steps = 0;
        while (stepped.stepTowards(time)) {
            recorder.throwAssertion();
            checkLimit(++steps, limit);
        }
        return steps;
    }

    private void checkLimit(int steps, int limit) {
        if (steps >= limit && !stepped.ready().isEmpty()) {
            String busy =
                    stepped.ready().stream()
                            .map(ActorRef::name)
                            .sorted()
                            .collect(Collectors.joining(", "));
            throw new AssertionError("not idle after " + steps + " steps; still busy: " + busy);
        }
    }

    // ---- looking

    /**
     * Spawns a probe.
     *
     * @param name of its actor
     * @param <M> what it understands
     * @return the probe
     * @throws io.tacho.runtime.NameTakenException if the name is in use
     */
    public <M> TestProbe<M> probe(String name) {
        TestProbe<M> probe = new TestProbe<>(this, name);
        recorder.ignore(probe.ref());
        return probe;
    }

    /**
     * What became of the actors so far, but for probes.
     *
     * @return a live view
     */
    public Effects effects() {
        return new Effects(recorder, effect -> true);
    }

    /**
     * What became of one actor so far.
     *
     * @param actor the actor
     * @return a live view
     */
    public Effects effects(ActorRef<?> actor) {
        return new Effects(recorder, effect -> effect.actor() == actor);
    }

    SteppedSystem stepped() {
        return stepped;
    }

    /** Stops all actors at once; what is in the mailboxes is pending. */
    @Override
    public void close() {
        system().shutdown(Duration.ZERO);
    }
}
