package io.tacho.profiling.bench;

import io.tacho.runtime.Actor;
import io.tacho.runtime.ActorContext;
import io.tacho.runtime.ActorRef;
import io.tacho.runtime.SpawnOptions;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Lives of single components, in a system with one worker and a registry in a memory-mapped file.
 * They begin outside of the system, where programs spawn from; so each takes two cores, and what it
 * takes to hand over to the worker and back is in it.
 *
 * <p>{@code Level.Invocation} is right here: who was spawned is stopped after the timed part, which
 * takes more than a microsecond, much longer than the two clock readings around it; and one thread
 * runs this, so nothing is synchronised for it.
 */
@State(Scope.Thread)
public class LifecycleBenchmark {
    private static final int NAMES = 10_000;

    private final Baton baton = new Baton();
    private final Supplier<Actor<Object>> plain = Newcomer::new;
    private final Supplier<Actor<Object>> withAccounts = Keeper::new;
    private final Supplier<Actor<Object>> shortLived = Mayfly::new;
    private @Nullable BenchSystem system;
    private @Nullable Newcomers newcomers;

    /** For JMH. */
    public LifecycleBenchmark() {}

    /**
     * Starts the system.
     *
     * @throws IOException if the registry's file can't be made
     */
    @Setup(Level.Trial)
    public void start() throws IOException {
        BenchSystem started = BenchSystem.registeredApart(NAMES);
        system = started;
        newcomers = new Newcomers(started);
    }

    /**
     * One operation is one actor spawned under a name that is registered, from the call until its
     * {@code preStart} has run on the worker.
     *
     * @return the actor
     */
    @Benchmark
    public ActorRef<Object> component_spawn_baseline() {
        return spawn(SpawnOptions.named(newcomers().nextName()), plain);
    }

    /**
     * One operation is one actor spawned without a name, from the call until its {@code preStart}
     * has run on the worker: what {@code component_spawn_baseline} takes more is the registry's.
     *
     * @return the actor
     */
    @Benchmark
    public ActorRef<Object> component_spawn_bare() {
        return spawn(SpawnOptions.anonymous(), plain);
    }

    /**
     * One operation is one actor spawned under a name that is registered, whose factory builds its
     * state, a map with sixteen entries and a history of 64 numbers, from the call until its {@code
     * preStart} has run on the worker and has added up the map.
     *
     * @return the actor
     */
    @Benchmark
    public ActorRef<Object> component_state_initialization() {
        return spawn(SpawnOptions.named(newcomers().nextName()), withAccounts);
    }

    /**
     * One operation is one whole life: spawned under a name that is registered, started, a message
     * sent from outside and handled, stopped by itself, its four hooks run in order, and the name
     * no longer found in the registry.
     *
     * @return the actor
     */
    @Benchmark
    public ActorRef<Object> component_lifecycle_complete() {
        BenchSystem present = Objects.requireNonNull(system);
        baton.ready();
        String name = newcomers().nextName();
        ActorRef<Object> actor = present.actors().spawn(SpawnOptions.named(name), shortLived);
        present.sender().tell(actor, Mayfly.MESSAGE);
        baton.await();
        Check.that(present.actors().lookup(name) == null, name + " can still be found");
        return actor;
    }

    private ActorRef<Object> spawn(SpawnOptions options, Supplier<Actor<Object>> factory) {
        baton.ready();
        ActorRef<Object> actor = Objects.requireNonNull(system).actors().spawn(options, factory);
        baton.await();
        newcomers().came(actor);
        return actor;
    }

    private Newcomers newcomers() {
        return Objects.requireNonNull(newcomers);
    }

    /** Stops who still lives, and waits for its end. */
    @TearDown(Level.Invocation)
    public void stopActor() {
        newcomers().seeOff();
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

    private final class Newcomer implements Actor<Object> {
        @Override
        public void preStart(ActorContext<Object> context) {
            baton.finish();
        }

        @Override
        public void onMessage(Object message, ActorContext<Object> context) {}

        @Override
        public void postStop(ActorContext<Object> context) {
            newcomers().ends();
        }
    }

    private final class Keeper implements Actor<Object> {
        private static final int ACCOUNTS = 16;

        private final Map<Integer, Long> accounts = new HashMap<>(2 * ACCOUNTS);
        private final long[] history = new long[64];

        Keeper() {
            for (int i = 0; i < ACCOUNTS; i++) {
                accounts.put(i, 1_000L + i);
            }
        }

        @Override
        public void preStart(ActorContext<Object> context) {
            for (long balance : accounts.values()) {
                history[0] += balance;
            }
            // Nobody waits for long where the state is not what the factory should have built.
            Check.equal("sum of the state", 16_120, history[0]);
            baton.finish();
        }

        @Override
        public void onMessage(Object message, ActorContext<Object> context) {}

        @Override
        public void postStop(ActorContext<Object> context) {
            newcomers().ends();
        }
    }

    private final class Mayfly implements Actor<Object> {
        private static final Object MESSAGE = "live";

        private int step;

        @Override
        public void preStart(ActorContext<Object> context) {
            goes(0);
        }

        @Override
        public void postStart(ActorContext<Object> context) {
            goes(1);
        }

        @Override
        public void onMessage(Object message, ActorContext<Object> context) {
            goes(2);
            context.stop();
        }

        @Override
        public void preStop(ActorContext<Object> context) {
            goes(3);
        }

        @Override
        public void postStop(ActorContext<Object> context) {
            goes(4);
            baton.finish();
        }

        /** Throws unless it is its turn; then the baton is never finished. */
        private void goes(int to) {
            Check.equal("step of a life", step++, to);
        }
    }
}
