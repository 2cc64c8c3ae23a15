package io.tacho.profiling.bench;

import io.tacho.runtime.ActorRef;
import io.tacho.runtime.MessageObserver;
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
 * What somebody costs who looks on: the two hooks around each message, {@code beforeMessage} and
 * {@code afterMessage} of a {@link MessageObserver}. Hooks can't run without a message, so each
 * operation has one in it: {@code message_delivery_latency} is the same without hooks, and what it
 * takes less is theirs. Two actors on one worker; the benchmark's own thread only starts them and
 * waits.
 */
@State(Scope.Thread)
public class HookBenchmark {
    /** Operations of an invocation. */
    @Param("3500")
    public int batch;

    private final Counting counting = new Counting();
    private int messages;
    private @Nullable Rally unmoved;
    private @Nullable Rally counted;

    /** For JMH. */
    public HookBenchmark() {}

    /** Starts a system for each kind of hook; the one that isn't used sleeps. */
    @Setup(Level.Trial)
    public void start() {
        messages = Operations.of(batch);
        unmoved = rally(new MessageObserver() {});
        counted = rally(counting);
    }

    private static Rally rally(MessageObserver observer) {
        return new Rally(
                BenchSystem.unregistered(1), SpawnOptions.anonymous().withObserver(observer));
    }

    /**
     * One operation is one message, told and handled, with two hooks around the handler that do
     * nothing; the runtime reads its clock for them.
     */
    @Benchmark
    public void hook_execution_noop() {
        Objects.requireNonNull(unmoved).play(messages);
    }

    /**
     * One operation is one message, told and handled, with two hooks around the handler that update
     * what they know: how many came, how many have been handled, how long that took, and the
     * longest.
     */
    @Benchmark
    public void hook_execution_stateful() {
        Objects.requireNonNull(counted).play(messages);
    }

    /**
     * Ends the systems; each message must have had its hooks.
     *
     * @throws IOException never: they have no files
     */
    @TearDown(Level.Trial)
    public void stop() throws IOException {
        Objects.requireNonNull(unmoved).close();
        long played = Objects.requireNonNull(counted).close();
        Check.equal("hooks before a message", played, counting.before);
        Check.equal("hooks after a message", played, counting.after);
    }

    /** Written on the one worker, read when that has ended. */
    private static final class Counting implements MessageObserver {
        private long before;
        private long after;
        private long total;
        private long longest;

        @Override
        public void beforeMessage(ActorRef<?> actor, Object message) {
            before++;
        }

        @Override
        public void afterMessage(
                ActorRef<?> actor, Object message, long nanos, @Nullable Throwable failure) {
            after++;
            total += nanos;
            longest = Math.max(longest, nanos);
        }
    }
}
