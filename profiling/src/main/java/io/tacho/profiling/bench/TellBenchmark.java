package io.tacho.profiling.bench;

import io.tacho.journal.JournalMode;
import io.tacho.journal.JournalOptions;
import io.tacho.journal.JournalTap;
import io.tacho.runtime.Actor;
import io.tacho.runtime.ActorContext;
import io.tacho.runtime.ActorRef;
import io.tacho.runtime.ActorSystem;
import io.tacho.runtime.Sender;
import io.tacho.runtime.SpawnOptions;
import io.tacho.runtime.spi.MessageTap;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One operation is one message from actor to actor, sent, queued, dispatched and handled: two
 * actors on one worker send one message with a payload of 16 bytes to and fro, {@value #MESSAGES}
 * times an invocation; the benchmark's own thread only starts them and waits.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 6, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 10, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Fork(3)
public class TellBenchmark {
    static final int MESSAGES = 100_000;

    /** What is recorded of each message. */
    @Param({"off", "header", "full"})
    public String journal = "off";

    private @Nullable ActorSystem system;
    private @Nullable Sender sender;
    private @Nullable Path directory;
    private @Nullable ActorRef<Ball> first;
    private volatile boolean done;

    /** For JMH. */
    public TellBenchmark() {}

    /** The message; sent over and over, because it never changes. */
    record Ball(long key, long value) {}

    private static final Ball BALL = new Ball(1, 2);

    /**
     * Starts the system.
     *
     * @throws IOException if the journal's directory can't be made
     */
    @Setup(Level.Trial)
    public void start() throws IOException {
        MessageTap tap = MessageTap.NONE;
        if (!journal.equals("off")) {
            directory = TemporaryDirectories.create("tacho-bench");
            tap =
                    JournalTap.open(
                            JournalOptions.builder(directory.resolve("journal"), 1)
                                    .mode(
                                            journal.equals("full")
                                                    ? JournalMode.FULL
                                                    : JournalMode.HEADER)
                                    .build());
        }
        ActorSystem started = ActorSystem.builder("tell").workers(1).tap(tap).build();
        Player server = new Player();
        Player returner = new Player();
        server.partner = started.spawn(SpawnOptions.anonymous(), () -> returner);
        ActorRef<Ball> serving = started.spawn(SpawnOptions.anonymous(), () -> server);
        returner.partner = serving;
        first = serving;
        system = started;
        sender = started.newSender();
    }

    /**
     * Ends the system and removes its journal.
     *
     * @throws IOException if it can't be removed
     */
    @TearDown(Level.Trial)
    public void stop() throws IOException {
        if (sender != null) {
            sender.close();
        }
        if (system != null) {
            system.close();
        }
        if (directory != null) {
            TemporaryDirectories.delete(directory);
        }
    }

    /** The benchmark. */
    @Benchmark
    @OperationsPerInvocation(MESSAGES)
    public void tell_actor_to_actor() {
        done = false;
        if (sender != null && first != null) {
            sender.tell(first, BALL);
        }
        while (!done) {
            Thread.onSpinWait();
        }
    }

    private final class Player implements Actor<Ball> {
        private @Nullable ActorRef<Ball> partner;
        private int received;

        @Override
        public void onMessage(Ball ball, ActorContext<Ball> context) {
            if (++received == MESSAGES / 2) {
                received = 0;
                if (context.self() == first) {
                    // The first of the two gets its last message before the other one does.
                    send(ball);
                } else {
                    done = true;
                }
                return;
            }
            send(ball);
        }

        private void send(Ball ball) {
            if (partner != null) {
                partner.tell(ball);
            }
        }
    }
}
