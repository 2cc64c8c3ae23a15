package io.tacho.profiling.bench;

import io.tacho.profiling.machine.CoreSpeed;
import java.util.List;
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
 * A JMH profiler that looks before and after each measured iteration at how fast the cores are,
 * while the benchmark rests. Secondary result {@value #RESULT}: the slower of the two looks. JMH
 * calls it in the fork, on one thread; in its own process it only makes one.
 */
public final class CoreSpeedProfiler implements InternalProfiler {
    /** Name of the secondary result, ns as {@link CoreSpeed} has them. */
    public static final String RESULT = "core.speed";

    private static final String TWO = "two";

    private final boolean two;
    private final CoreSpeed one = new CoreSpeed();
    private final CoreSpeed other = new CoreSpeed();
    private long before;

    /**
     * Called by JMH.
     *
     * @param initLine as {@link #initLine} makes it
     * @throws ProfilerException never; JMH asks for it
     */
    public CoreSpeedProfiler(String initLine) throws ProfilerException {
        two = initLine.equals(TWO);
    }

    /**
     * The line for JMH.
     *
     * @param twoCores whether the benchmark takes two, so that both are looked at
     * @return what the constructor reads
     */
    public static String initLine(boolean twoCores) {
        return twoCores ? TWO : "one";
    }

    @Override
    public String getDescription() {
        return "how fast the cores are, before and after each iteration";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        if (iteration.getType() == IterationType.MEASUREMENT) {
            before = look();
        }
    }

    @Override
    public List<Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        if (iteration.getType() != IterationType.MEASUREMENT) {
            return List.of();
        }
        return List.of(
                new ScalarResult(RESULT, Math.max(before, look()), "ns", AggregationPolicy.MAX));
    }

    private long look() {
        return two ? CoreSpeed.measureTwo(one, other) : one.measure();
    }
}
