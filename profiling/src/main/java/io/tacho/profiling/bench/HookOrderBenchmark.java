package io.tacho.profiling.bench;

import io.tacho.runtime.Actor;
import io.tacho.runtime.ActorContext;
import io.tacho.runtime.ActorRef;
import io.tacho.runtime.SpawnOptions;
import java.io.IOException;
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
 * The four hooks of a life in their order. All on one worker: an actor spawns a batch of others,
 * each of which stops itself in its second hook; the benchmark's own thread only starts that and
 * waits for the last hook of the last one.
 */
@State(Scope.Thread)
public class HookOrderBenchmark {
    /** Operations of an invocation. */
    @Param("500")
    public int batch;

    private final Baton baton = new Baton();
    private int lives;

    /** Lives that have not ended; written by the worker after the start. */
    private int left;

    private int outOfOrder;
    private @Nullable BenchSystem system;
    private @Nullable ActorRef<Go> spawner;

    /** For JMH. */
    public HookOrderBenchmark() {}

    /** Starts the system. */
    @Setup(Level.Trial)
    public void start() {
        lives = Operations.of(batch);
        BenchSystem started = BenchSystem.unregistered(1);
        system = started;
        Supplier<Actor<Go>> mayflies = Mayfly::new;
        spawner =
                started.actors()
                        .spawn(
                                SpawnOptions.anonymous(),
                                () ->
                                        (go, context) -> {
                                            for (int i = 0; i < lives; i++) {
                                                context.system()
                                                        .spawn(SpawnOptions.anonymous(), mayflies);
                                            }
                                        });
    }

    /**
     * One operation is the hooks of one life, {@code preStart}, {@code postStart}, {@code preStop},
     * {@code postStop}, each of which looks whether it is its turn, with what it takes for them to
     * run: the actor, without a name, is made and stopped.
     */
    @Benchmark
    public void hook_ordering_overhead() {
        left = lives;
        baton.ready();
        Objects.requireNonNull(system).sender().tell(Objects.requireNonNull(spawner), Go.GO);
        baton.await();
        Check.equal("hooks out of order", 0, outOfOrder);
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

    private enum Go {
        GO
    }

    private final class Mayfly implements Actor<Go> {
        private int hooksRun;

        @Override
        public void preStart(ActorContext<Go> context) {
            runs(0);
        }

        @Override
        public void postStart(ActorContext<Go> context) {
            runs(1);
            context.stop();
        }

        @Override
        public void onMessage(Go go, ActorContext<Go> context) {
            outOfOrder++;
        }

        @Override
        public void preStop(ActorContext<Go> context) {
            runs(2);
        }

        @Override
        public void postStop(ActorContext<Go> context) {
            runs(3);
            if (--left == 0) {
                baton.finish();
            }
        }

        private void runs(int hook) {
            if (hooksRun++ != hook) {
                outOfOrder++;
            }
        }
    }
}
