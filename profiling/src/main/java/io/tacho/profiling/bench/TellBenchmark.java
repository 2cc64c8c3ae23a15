package io.tacho.profiling.bench;

import io.tacho.journal.JournalMode;
import io.tacho.runtime.SpawnOptions;
import java.io.IOException;
import java.util.Locale;
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
 * Messages from actor to actor, with and without a journal, all on one worker; the benchmark's own
 * thread only starts them and waits. The journal keeps its youngest 256 MB.
 */
@State(Scope.Thread)
public class TellBenchmark {
    /** What is recorded of each message. */
    @Param({"off", "header", "full"})
    public String journal = "off";

    /** Operations of an invocation. */
    @Param("10000")
    public int batch;

    private int messages;
    private @Nullable Rally rally;

    /** For JMH. */
    public TellBenchmark() {}

    /**
     * Starts the system.
     *
     * @throws IOException if the journal's directory can't be made
     */
    @Setup(Level.Trial)
    public void start() throws IOException {
        messages = Operations.of(batch);
        BenchSystem system =
                journal.equals("off")
                        ? BenchSystem.unregistered(1)
                        : BenchSystem.recorded(
                                JournalMode.valueOf(journal.toUpperCase(Locale.ROOT)));
        rally = new Rally(system, SpawnOptions.anonymous());
    }

    /**
     * One operation is one message with a payload of 16 bytes from actor to actor: sent, queued,
     * dispatched, handled, and recorded as far as wanted.
     */
    @Benchmark
    public void tell_actor_to_actor() {
        Objects.requireNonNull(rally).play(messages);
    }

    /**
     * Ends the system.
     *
     * @throws IOException if the journal can't be removed
     */
    @TearDown(Level.Trial)
    public void stop() throws IOException {
        Objects.requireNonNull(rally).close();
    }
}
