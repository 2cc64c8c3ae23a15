package io.tacho.profiling.bench;

import io.tacho.runtime.Actor;
import io.tacho.runtime.ActorContext;
import io.tacho.runtime.ActorRef;
import io.tacho.runtime.AskCallback;
import io.tacho.runtime.SendOutcome;
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
 * Questions between two actors on one worker, each asked in the callback of the one before; the
 * benchmark's own thread only starts them and waits.
 */
@State(Scope.Thread)
public class AskBenchmark {
    private static final long TIMEOUT_NANOS = 60_000_000_000L;

    /** Operations of an invocation. */
    @Param("4000")
    public int batch;

    private final Baton baton = new Baton();
    private int asks;

    // Written on the worker after the start, read after the baton.
    private int left;
    private long answered;
    private long refusedOrLate;

    private long asked;
    private @Nullable BenchSystem system;
    private @Nullable ActorRef<Talk> asker;

    /** For JMH. */
    public AskBenchmark() {}

    /** Starts the system. */
    @Setup(Level.Trial)
    public void start() {
        asks = Operations.of(batch);
        BenchSystem started = BenchSystem.unregistered(1);
        system = started;
        ActorRef<Talk> answerer =
                started.actors()
                        .spawn(
                                SpawnOptions.anonymous(),
                                () ->
                                        (question, context) -> {
                                            answered++;
                                            context.reply(Talk.ANSWER);
                                        });
        asker = started.actors().spawn(SpawnOptions.anonymous(), () -> new Asker(answerer));
    }

    /**
     * One operation is one {@code ask}, from the call until the callback has the reply: the
     * question sent and handled, its time out set, the reply sent, found to be that question's, and
     * handled.
     */
    @Benchmark
    public void request_response_roundtrip() {
        left = asks;
        asked += asks;
        baton.ready();
        Objects.requireNonNull(system).sender().tell(Objects.requireNonNull(asker), Talk.BEGIN);
        baton.await();
        Check.equal("questions answered", asked, answered);
        Check.equal("questions refused or timed out", 0, refusedOrLate);
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

    private enum Talk {
        BEGIN,
        QUESTION,
        ANSWER
    }

    private final class Asker implements Actor<Talk>, AskCallback<Talk> {
        private final ActorRef<Talk> answerer;
        private @Nullable ActorContext<Talk> asking;

        Asker(ActorRef<Talk> answerer) {
            this.answerer = answerer;
        }

        @Override
        public void preStart(ActorContext<Talk> context) {
            // One object for the actor's whole life; kept for the callback, which runs in its own
            // turns.
            asking = context;
        }

        @Override
        public void onMessage(Talk begin, ActorContext<Talk> context) {
            ask();
        }

        @Override
        public void onReply(Talk answer) {
            if (--left == 0) {
                baton.finish();
            } else {
                ask();
            }
        }

        @Override
        public void onTimeout() {
            refusedOrLate++;
        }

        private void ask() {
            if (asking == null
                    || asking.ask(answerer, Talk.QUESTION, TIMEOUT_NANOS, this)
                            != SendOutcome.ACCEPTED) {
                refusedOrLate++;
            }
        }
    }
}
