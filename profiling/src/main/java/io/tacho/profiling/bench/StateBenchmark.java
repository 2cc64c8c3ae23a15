package io.tacho.profiling.bench;

import io.tacho.runtime.Actor;
import io.tacho.runtime.ActorContext;
import io.tacho.runtime.ActorRef;
import io.tacho.runtime.SpawnOptions;
import java.io.IOException;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * State of an actor is fields of its own, without locks; these are accesses to it from its handler,
 * a batch a message. The state is 1,024 slots, which stay in the core's first cache. All on one
 * worker; the benchmark's own thread only sends the message and waits.
 */
@State(Scope.Thread)
public class StateBenchmark {
    private static final int SLOTS = 1 << 10;

    /** Operations of an invocation. */
    @Param("200000")
    public int batch;

    private final Baton baton = new Baton();
    private final Holder holder = new Holder();
    private int accesses;
    private @Nullable BenchSystem system;
    private @Nullable ActorRef<Access> address;

    /** For JMH. */
    public StateBenchmark() {}

    /** Starts the system. */
    @Setup(Level.Trial)
    public void start() {
        accesses = Operations.of(batch);
        BenchSystem started = BenchSystem.unregistered(1);
        system = started;
        address = started.actors().spawn(SpawnOptions.anonymous(), () -> holder);
    }

    /**
     * One operation is one read of a slot that says which slot is to be read next: none can be left
     * out, nor begun before the one before it has ended. That they went the right way is checked.
     *
     * @return where the reads ended
     */
    @Benchmark
    public int state_read_access() {
        int expected = (holder.stepsFromStart() + accesses) % SLOTS;
        access(Access.READ);
        Check.equal("reads went astray, their end", expected, holder.stepsFromStart());
        return holder.position;
    }

    /**
     * One operation is one write of a number, one more than the last, to a slot that the number
     * chooses: none can be left out, as nobody knows that it is overwritten before it is read. The
     * last is checked.
     *
     * @return the last number written
     */
    @Benchmark
    public long state_write_access() {
        long expected = holder.written + accesses;
        access(Access.WRITE);
        Check.equal("last number written", expected, holder.numbers[Holder.slotOf(expected)]);
        return holder.written;
    }

    private void access(Access kind) {
        baton.ready();
        Objects.requireNonNull(system).sender().tell(Objects.requireNonNull(address), kind);
        baton.await();
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

    private enum Access {
        READ,
        WRITE
    }

    /** Its fields are read by the benchmark's thread between batches only, after the baton. */
    private final class Holder implements Actor<Access> {
        /** Of 2^64 over the golden ratio, which spreads successive numbers evenly. */
        private static final long SPREAD = 0x9E3779B97F4A7C15L;

        /** Each slot once, in a circle. */
        private final int[] next = new int[SLOTS];

        private final int[] steps = new int[SLOTS];
        private final long[] numbers = new long[SLOTS];
        private int position;
        private long written;

        Holder() {
            Random random = new Random(1);
            int[] order = random.ints(0, SLOTS).distinct().limit(SLOTS).toArray();
            for (int i = 0; i < SLOTS; i++) {
                next[order[i]] = order[(i + 1) % SLOTS];
                steps[order[i]] = i;
            }
        }

        static int slotOf(long number) {
            return (int) (number * SPREAD >>> 54);
        }

        /** How far the position is from where the circle began. */
        int stepsFromStart() {
            return steps[position];
        }

        @Override
        public void onMessage(Access kind, ActorContext<Access> context) {
            if (kind == Access.READ) {
                for (int i = 0; i < accesses; i++) {
                    position = next[position];
                }
            } else {
                for (int i = 0; i < accesses; i++) {
                    numbers[slotOf(++written)] = written;
                }
            }
            baton.finish();
        }
    }
}
