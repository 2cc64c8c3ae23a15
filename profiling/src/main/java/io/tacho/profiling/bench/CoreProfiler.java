package io.tacho.profiling.bench;

import io.tacho.profiling.machine.CorePair;
import io.tacho.profiling.machine.CoreProbe;
import io.tacho.profiling.machine.LongestHiccup;
import java.util.List;
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
 * A JMH profiler that looks before and after each measured iteration at whether the cores are
 * shared and how far apart, while the benchmark rests, and during it whether they stand still. Of
 * the only core that the process may use, or else of two. JMH calls it in the fork, on one thread;
 * in its own process it only makes one.
 */
public final class CoreProfiler implements InternalProfiler {
    /** Secondary result: the higher of the two looks, as {@link CoreProbe} has it. */
    public static final String SHARING = "core.sharing";

    /** Secondary result: the mean of the two looks, as {@link CoreProbe} has it, ns. */
    public static final String CLOCK = "core.clock";

    /** Secondary result: ns of a round trip between the cores before the iteration; 0 if one. */
    public static final String BEFORE = "core.before";

    /** The same after it. */
    public static final String AFTER = "core.after";

    /**
     * Secondary result: the longest time for which no thread of the process ran, though one had to.
     */
    public static final String STALLED = "core.stalled";

    /** Shorter than what matters, and seldom enough to cost nothing. */
    private static final long PERIOD_MILLIS = 5;

    private final CoreProbe one = new CoreProbe();
    private final CoreProbe other = new CoreProbe();
    private CorePair.Look before = new CorePair.Look(0, 0, 0);
    private @Nullable LongestHiccup hiccup;

    /**
     * Called by JMH.
     *
     * @throws ProfilerException never; JMH asks for it
     */
    public CoreProfiler() throws ProfilerException {}

    @Override
    public String getDescription() {
        return "how the cores are, before and after each iteration";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        if (iteration.getType() == IterationType.MEASUREMENT) {
            before = look();
            hiccup = LongestHiccup.watch(PERIOD_MILLIS);
        }
    }

    @Override
    public List<Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        LongestHiccup watched = hiccup;
        if (watched == null) {
            return List.of();
        }
        long stalled = watched.stop();
        hiccup = null;
        CorePair.Look after = look();
        return List.of(
                new ScalarResult(
                        SHARING,
                        Math.max(before.sharing(), after.sharing()),
                        "times",
                        AggregationPolicy.MAX),
                result(CLOCK, (before.clock() + after.clock()) / 2),
                result(BEFORE, before.distance()),
                result(AFTER, after.distance()),
                result(STALLED, stalled));
    }

    private CorePair.Look look() {
        return CorePair.allowed()
                .map(pair -> pair.look(one, other))
                .orElseGet(() -> CorePair.Look.alone(one.measure()));
    }

    private static Result<?> result(String label, double nanos) {
        return new ScalarResult(label, nanos, "ns", AggregationPolicy.MAX);
    }
}
