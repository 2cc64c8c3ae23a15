package io.tacho.profiling.bench;

import io.tacho.runtime.ActorRef;
import io.tacho.runtime.SpawnOptions;
import io.tacho.runtime.Topic;
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
 * Subscribing, from the benchmark's own thread. The topic has ten subscribers besides; no worker
 * takes part.
 */
@State(Scope.Thread)
public class SubscriptionBenchmark {
    private static final int OTHERS = 10;

    /** Operations of an invocation. */
    @Param("200")
    public int batch;

    private int operations;
    private @Nullable BenchSystem system;
    private @Nullable Topic<Object> topic;
    private @Nullable ActorRef<Object> subscriber;

    /** For JMH. */
    public SubscriptionBenchmark() {}

    /** Starts the system. */
    @Setup(Level.Trial)
    public void start() {
        operations = Operations.of(batch);
        BenchSystem started = BenchSystem.unregistered(1);
        Topic<Object> made = started.actors().topic("bench.news");
        for (int i = 0; i < OTHERS; i++) {
            made.subscribe(spawn(started));
        }
        system = started;
        topic = made;
        subscriber = spawn(started);
    }

    private static ActorRef<Object> spawn(BenchSystem system) {
        return system.actors().spawn(SpawnOptions.anonymous(), () -> (message, context) -> {});
    }

    /**
     * One operation is one actor subscribed to a topic by its name and unsubscribed again: both are
     * in force when the calls return.
     *
     * @return how many calls changed something
     */
    @Benchmark
    public int pubsub_subscription_management() {
        Topic<Object> news = Objects.requireNonNull(topic);
        ActorRef<Object> comesAndGoes = Objects.requireNonNull(subscriber);
        int changed = 0;
        for (int i = 0; i < operations; i++) {
            changed += news.subscribe(comesAndGoes) ? 1 : 0;
            changed += news.unsubscribe(comesAndGoes) ? 1 : 0;
        }
        Check.equal("subscriptions changed", 2L * operations, changed);
        return changed;
    }

    /**
     * Ends the system.
     *
     * @throws IOException never: it has no files
     */
    @TearDown(Level.Trial)
    public void stop() throws IOException {
        Check.equal("subscribers", OTHERS, Objects.requireNonNull(topic).subscribers());
        Objects.requireNonNull(system).close();
    }
}
