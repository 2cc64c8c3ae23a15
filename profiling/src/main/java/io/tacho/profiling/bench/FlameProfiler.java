package io.tacho.profiling.bench;

import io.tacho.journal.OwnerOnlyFiles;
import io.tacho.profiling.FlameGraphs;
import io.tacho.profiling.ProfileEvent;
import io.tacho.profiling.ProfilerSession;
import io.tacho.profiling.ProfilingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.profile.ProfilerException;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;
import org.openjdk.jmh.runner.IterationType;

/**
 * A JMH profiler that records a fork from its first measured iteration to its last, what lies
 * between them included, and nothing of the warm-up. It writes one JFR file: give it to one
 * benchmark with one set of parameters and one fork, or each overwrites what the one before wrote.
 *
 * <pre>
 * new OptionsBuilder().include(name).forks(1)
 *     .addProfiler(FlameProfiler.class, FlameProfiler.initLine(Set.of(ProfileEvent.CPU), file))
 *     .jvmArgsAppend(FlameProfiler.JVM_FLAGS.toArray(String[]::new))
 * </pre>
 *
 * <p>Secondary results {@code flame.EVENT} say how many samples there are of each event; {@link
 * #notes} gives what the session had to say. A session that can't be started fails the benchmark.
 * JMH calls it in the fork, on one thread; in its own process it only makes one to see whether the
 * line is right.
 */
public final class FlameProfiler implements InternalProfiler {
    /**
     * Flags for the fork. Without them stacks are exact only where the compiler keeps debug
     * information anyway, so that an inlined method's time goes to another one.
     */
    public static final List<String> JVM_FLAGS =
            List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:+DebugNonSafepoints");

    private final FlameOptions options;
    private @Nullable ProfilerSession session;
    private int measured;

    /**
     * Called by JMH.
     *
     * @param initLine such as {@code events=cpu+alloc;file=/folder/a.jfr}
     * @throws ProfilerException if it is wrong; one line
     */
    public FlameProfiler(String initLine) throws ProfilerException {
        try {
            options = FlameOptions.parse(initLine);
        } catch (ProfilingException e) {
            throw new ProfilerException(String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * The line for JMH.
     *
     * @param events what to sample; at least one
     * @param recording what to write, overwritten if it is there; an absolute path without {@code
     *     ;} in a folder that exists
     * @return what the constructor reads
     * @throws ProfilingException if the path is none of that kind
     */
    public static String initLine(Set<ProfileEvent> events, Path recording) {
        return new FlameOptions(events, recording).line();
    }

    /**
     * What the session that made a recording had to say.
     *
     * @param recording as given to {@link #initLine}; the benchmark has ended
     * @return as {@link ProfilerSession#notes()}
     * @throws ProfilingException if they can't be read
     */
    public static List<String> notes(Path recording) {
        try {
            return Files.readAllLines(FlameOptions.notes(recording));
        } catch (IOException e) {
            throw new ProfilingException(
                    "there are no notes on %s (%s); profile the benchmark again"
                            .formatted(recording, e),
                    e);
        }
    }

    @Override
    public String getDescription() {
        return "async-profiler over the measured iterations";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        before(iteration);
    }

    @Override
    public List<Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        return after(iteration);
    }

    void before(IterationParams iteration) {
        if (iteration.getType() == IterationType.MEASUREMENT && session == null) {
            session = ProfilerSession.start(options.events(), options.file());
        }
    }

    List<Result<?>> after(IterationParams iteration) {
        ProfilerSession running = session;
        if (running == null || ++measured < iteration.getCount()) {
            return List.of();
        }
        running.stop();
        try {
            OwnerOnlyFiles.write(
                    FlameOptions.notes(options.file()),
                    String.join("\n", running.notes()).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new ProfilingException(
                    "can't write notes beside %s (%s); name a file in another folder"
                            .formatted(options.file(), e),
                    e);
        }
        return options.events().stream().sorted().<Result<?>>map(this::samples).toList();
    }

    private Result<?> samples(ProfileEvent event) {
        return new ScalarResult(
                "flame." + event.label(),
                FlameGraphs.samples(options.file(), event),
                "samples",
                AggregationPolicy.SUM);
    }
}
