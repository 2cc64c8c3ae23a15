package io.tacho.profiling.bench;

import io.tacho.runtime.Actor;
import io.tacho.runtime.ActorContext;
import io.tacho.runtime.ActorRef;
import io.tacho.runtime.AskCallback;
import io.tacho.runtime.SpawnOptions;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Questions that nobody answers. Waiting for the time out is not in the figure: before an
 * invocation an actor asks a batch of questions, and when they have been handled it holds the only
 * worker until the time out has passed for sure; timed is what happens from when it lets go.
 *
 * <p>{@code Level.Invocation} is right here: what it prepares takes milliseconds, none of which is
 * timed, and an invocation takes long enough for two clock readings to be nothing.
 */
@State(Scope.Thread)
public class AskTimeoutBenchmark {
    /** Long enough for a batch to be asked and handled before it has passed. */
    private static final long TIMEOUT_NANOS = 3_000_000;

    /** A timer fires up to a tick of the worker's wheel late. */
    private static final long TWO_TICKS_NANOS = 2 << 20;

    /** Operations of an invocation. */
    @Param("20000")
    public int batch;

    private final Baton held = new Baton();
    private final Baton letGo = new Baton();
    private final Baton expired = new Baton();
    private int asks;

    // Written on the worker after a start, read after a baton.
    private int handled;
    private int timedOut;
    private boolean tooEarly;

    private @Nullable BenchSystem system;
    private @Nullable ActorRef<Step> asker;

    /** For JMH. */
    public AskTimeoutBenchmark() {}

    /** Starts the system. */
    @Setup(Level.Trial)
    public void start() {
        asks = Operations.of(batch);
        BenchSystem started = BenchSystem.unregistered(1);
        system = started;
        asker = started.actors().spawn(SpawnOptions.anonymous(), Asker::new);
    }

    /**
     * Asks, and returns when all that is left to happen is the time out. Where the worker was kept
     * from running for so long that it began too early, that batch is let pass and another asked.
     */
    @Setup(Level.Invocation)
    public void ask() {
        do {
            handled = 0;
            timedOut = 0;
            tooEarly = false;
            held.ready();
            letGo.ready();
            expired.ready();
            Objects.requireNonNull(system).sender().tell(Objects.requireNonNull(asker), Step.ASK);
            held.await();
            if (tooEarly) {
                expired.await();
            }
        } while (tooEarly);
    }

    /**
     * One operation is one ask whose time out has passed: found by the actor's timer and table,
     * taken out of it, and its callback run. What the worker needs to look at its clock and to fire
     * the one timer of the batch is in it, the waiting is not.
     */
    @Benchmark
    public void request_timeout_handling() {
        letGo.finish();
        expired.await();
        Check.equal("asks timed out", asks, timedOut);
    }

    /**
     * Ends the system.
     *
     * @throws IOException never: it has no files
     */
    @TearDown(Level.Trial)
    public void stop() throws IOException {
        Objects.requireNonNull(system).close();
    }

    private enum Step {
        ASK,
        QUESTION,
        HOLD
    }

    /** Asks itself, and doesn't answer. */
    private final class Asker implements Actor<Step>, AskCallback<Object> {
        private long holdUntil;

        @Override
        public void onMessage(Step step, ActorContext<Step> context) {
            switch (step) {
                case ASK -> ask(context);
                case QUESTION -> handled++;
                case HOLD -> hold();
            }
        }

        private void ask(ActorContext<Step> context) {
            for (int i = 0; i < asks; i++) {
                context.ask(context.self(), Step.QUESTION, TIMEOUT_NANOS, this);
            }
            holdUntil = System.nanoTime() + TIMEOUT_NANOS + TWO_TICKS_NANOS;
            context.self().tell(Step.HOLD);
        }

        private void hold() {
            tooEarly = timedOut > 0 || handled < asks;
            if (tooEarly) {
                held.finish();
                return;
            }
            while (System.nanoTime() - holdUntil < 0) {
                Thread.onSpinWait();
            }
            held.finish();
            letGo.await();
        }

        @Override
        public void onReply(Object answer) {
            throw new IllegalStateException("answered by nobody: " + answer);
        }

        @Override
        public void onTimeout() {
            if (++timedOut == asks) {
                expired.finish();
            }
        }
    }
}
