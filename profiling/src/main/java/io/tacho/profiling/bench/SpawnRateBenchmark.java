package io.tacho.profiling.bench;

import io.tacho.runtime.Actor;
import io.tacho.runtime.ActorContext;
import io.tacho.runtime.ActorRef;
import io.tacho.runtime.SpawnOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * How fast one component spawns many: an actor on the only worker spawns children under names that
 * are registered in a memory-mapped file; the benchmark's own thread only starts it and waits.
 *
 * <p>{@code Level.Invocation} is right here: the children are stopped after the timed part, which
 * takes much longer than the two clock readings around it.
 */
@State(Scope.Thread)
public class SpawnRateBenchmark {
    /** Operations of an invocation: actors that are spawned. */
    @Param({"100", "1000", "10000"})
    public int batch;

    private final Baton baton = new Baton();
    private String[] names = {};

    /** Children that have not started, or ended; written on the worker after a step was told. */
    private int missing;

    private int left;
    private @Nullable BenchSystem system;
    private @Nullable ActorRef<Step> spawner;

    /** For JMH. */
    public SpawnRateBenchmark() {}

    /**
     * Starts the system.
     *
     * @throws IOException if the registry's file can't be made
     */
    @Setup(Level.Trial)
    public void start() throws IOException {
        names = Names.of("component", Operations.of(batch));
        BenchSystem started = BenchSystem.registered(1, names.length);
        system = started;
        spawner = started.actors().spawn(SpawnOptions.anonymous(), Spawner::new);
    }

    /**
     * One operation is one child spawned under a name that is registered; all of a batch have been
     * started when the invocation ends.
     */
    @Benchmark
    public void spawn_rate_batch() {
        step(Step.SPAWN);
    }

    /** Stops the children, and waits until their parent knows it. */
    @TearDown(Level.Invocation)
    public void stopChildren() {
        step(Step.STOP);
        step(Step.COUNT);
        Check.equal("children left", 0, left);
    }

    private void step(Step step) {
        missing = names.length;
        baton.ready();
        Objects.requireNonNull(system).sender().tell(Objects.requireNonNull(spawner), step);
        baton.await();
    }

    /**
     * Ends the system.
     *
     * @throws IOException if the registry can't be removed
     */
    @TearDown(Level.Trial)
    public void stop() throws IOException {
        Objects.requireNonNull(system).close();
    }

    private enum Step {
        SPAWN,
        STOP,
        COUNT
    }

    private void one() {
        if (--missing == 0) {
            baton.finish();
        }
    }

    private final class Spawner implements Actor<Step> {
        private final List<ActorRef<Step>> children = new ArrayList<>(names.length);
        private final Supplier<Actor<Step>> factory = Child::new;

        @Override
        public void onMessage(Step step, ActorContext<Step> context) {
            switch (step) {
                case SPAWN -> {
                    for (String name : names) {
                        children.add(context.spawn(SpawnOptions.named(name), factory));
                    }
                }
                case STOP -> {
                    children.forEach(context.system()::stop);
                    children.clear();
                }
                case COUNT -> {
                    // The ends of its children have come before this, in the control lane.
                    left = context.children().size();
                    baton.finish();
                }
            }
        }
    }

    private final class Child implements Actor<Step> {
        @Override
        public void preStart(ActorContext<Step> context) {
            one();
        }

        @Override
        public void onMessage(Step step, ActorContext<Step> context) {}

        @Override
        public void postStop(ActorContext<Step> context) {
            one();
        }
    }
}
