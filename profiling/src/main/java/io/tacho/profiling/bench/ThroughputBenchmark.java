package io.tacho.profiling.bench;

import io.tacho.runtime.Actor;
import io.tacho.runtime.ActorContext;
import io.tacho.runtime.ActorRef;
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
 * A steady flow through many actors: a ring of 1,000, in which 100 tokens go round at the same
 * time. All on one worker; the benchmark's own thread only starts it and waits.
 */
@State(Scope.Thread)
public class ThroughputBenchmark {
    private static final int STATIONS = 1_000;
    private static final int TOKENS = 100;

    /** Operations of an invocation. */
    @Param("10000")
    public int batch;

    private final Baton baton = new Baton();
    private final Station[] ring = new Station[STATIONS];
    private int messages;

    /** Tokens under way; written on the worker after the start. */
    private int underWay;

    private long asked;
    private @Nullable BenchSystem system;
    private @Nullable ActorRef<Token> starter;

    /** For JMH. */
    public ThroughputBenchmark() {}

    /** Starts the system. */
    @Setup(Level.Trial)
    public void start() {
        messages = Operations.of(batch);
        Check.that(messages >= TOKENS, "a batch has " + TOKENS + " messages or more");
        BenchSystem started = BenchSystem.unregistered(1);
        system = started;
        @Nullable ActorRef<Token> next = null;
        for (int i = STATIONS - 1; i >= 0; i--) {
            Station station = new Station(next);
            ring[i] = station;
            next = started.actors().spawn(SpawnOptions.anonymous(), () -> station);
            station.self = next;
        }
        ring[STATIONS - 1].next = next;
        starter = started.actors().spawn(SpawnOptions.anonymous(), () -> this::startTokens);
    }

    /** Evenly over the ring; the messages are shared out among the tokens. */
    private void startTokens(Token any, ActorContext<Token> context) {
        for (int i = 0; i < TOKENS; i++) {
            int hops = messages / TOKENS + (i < messages % TOKENS ? 1 : 0);
            Objects.requireNonNull(ring[i * (STATIONS / TOKENS)].self).tell(new Token(hops));
        }
    }

    /**
     * One operation is one message from an actor to the next, handled there, while 99 others are
     * under way.
     */
    @Benchmark
    public void sustained_message_throughput() {
        underWay = TOKENS;
        asked += messages;
        baton.ready();
        Objects.requireNonNull(system).sender().tell(Objects.requireNonNull(starter), new Token(0));
        baton.await();
    }

    /** The actors must have handled what was asked for. */
    @TearDown(Level.Iteration)
    public void count() {
        long handled = 0;
        for (Station station : ring) {
            handled += station.handled;
        }
        Check.equal("messages handled", asked, handled);
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

    /** A message; belongs to the actor that has it. */
    private static final class Token {
        private int hops;

        Token(int hops) {
            this.hops = hops;
        }
    }

    private final class Station implements Actor<Token> {
        private @Nullable ActorRef<Token> self;
        private @Nullable ActorRef<Token> next;
        private long handled;

        Station(@Nullable ActorRef<Token> next) {
            this.next = next;
        }

        @Override
        public void onMessage(Token token, ActorContext<Token> context) {
            handled++;
            if (--token.hops > 0 && next != null) {
                next.tell(token);
            } else if (--underWay == 0) {
                baton.finish();
            }
        }
    }
}
