package io.tacho.profiling.suite;

import io.tacho.profiling.ProfilingException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Runs benchmarks in turns: one fork of each, then the next fork of each, so that what the machine
 * does in an hour falls on all of them alike. What was disturbed is run again at the end, within
 * what the rule allows. Used by one thread.
 */
public final class SuiteRunner {
    private final ForkSource source;
    private final Settings settings;
    private final SuiteProgress progress;
    private final BooleanSupplier interrupted;

    /**
     * A runner.
     *
     * @param source of forks
     * @param settings how many of them
     * @param progress is told of each
     * @param interrupted is asked after each: true ends the suite with what there is
     */
    public SuiteRunner(
            ForkSource source,
            Settings settings,
            SuiteProgress progress,
            BooleanSupplier interrupted) {
        this.source = source;
        this.settings = settings;
        this.progress = progress;
        this.interrupted = interrupted;
    }

    /**
     * Runs them all.
     *
     * @param benchmarks one or more
     * @return what was measured, without the benchmarks of which nothing was
     * @throws ProfilingException if one of them fails
     */
    public SuiteResult run(List<BenchmarkSpec> benchmarks) {
        List<BenchmarkForks> all =
                benchmarks.stream()
                        .map(each -> new BenchmarkForks(each, settings.forks()))
                        .toList();
        long startedAt = System.nanoTime();
        // A round for each planned fork, then as many as replace the discarded ones.
        for (int round = 1; isMissing(all) && !interrupted.getAsBoolean(); round++) {
            for (BenchmarkForks each : all) {
                if (each.missing(wholeCore(all)) > 0 && !interrupted.getAsBoolean()) {
                    announce(each, all, startedAt);
                    measure(each, round);
                }
            }
        }
        List<BenchmarkForks> measured = all.stream().filter(each -> !each.isEmpty()).toList();
        double whole = wholeCore(all);
        List<Double> clocks = measured.stream().flatMap(each -> each.clocks(whole)).toList();
        double clock = clocks.isEmpty() ? 0 : Medians.of(clocks);
        return new SuiteResult(
                measured.stream().map(each -> each.result(whole, clock)).toList(),
                measured.stream().map(each -> each.raw(whole)).flatMap(Optional::stream).toList());
    }

    private void measure(BenchmarkForks forks, int round) {
        try {
            forks.add(source.run(forks.benchmark(), round));
        } catch (ProfilingException e) {
            // Ctrl-C reaches the forked JVM as well; that it ended then is no failure.
            if (!interrupted.getAsBoolean()) {
                throw e;
            }
        }
    }

    private void announce(BenchmarkForks next, List<BenchmarkForks> all, long startedAt) {
        double whole = wholeCore(all);
        int done = all.stream().mapToInt(BenchmarkForks::ran).sum();
        int missing = all.stream().mapToInt(each -> each.missing(whole)).sum();
        Duration each =
                done == 0
                        ? settings.forkTime()
                        : Duration.ofNanos((System.nanoTime() - startedAt) / done);
        progress.fork(
                next.benchmark(), next.ran() + 1, done, done + missing, each.multipliedBy(missing));
    }

    /** Only what was seen all along says what a whole core is. */
    private static double wholeCore(List<BenchmarkForks> all) {
        return all.stream()
                .mapToDouble(BenchmarkForks::wholeCore)
                .min()
                .orElse(Double.POSITIVE_INFINITY);
    }

    private static boolean isMissing(List<BenchmarkForks> all) {
        return all.stream().anyMatch(each -> each.missing(wholeCore(all)) > 0);
    }
}
