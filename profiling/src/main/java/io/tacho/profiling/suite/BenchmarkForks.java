package io.tacho.profiling.suite;

import io.tacho.profiling.machine.Regime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.util.MultisetStatistics;

/** The forks of one benchmark, while they come in. Confined to one thread. */
final class BenchmarkForks {
    /** Forks that are run at most, in terms of those planned. */
    private static final int MOST_TIMES = 3;

    private final BenchmarkSpec benchmark;
    private final int planned;
    private final List<MeasuredFork> all = new ArrayList<>();

    /**
     * @param planned forks that are to be kept
     */
    BenchmarkForks(BenchmarkSpec benchmark, int planned) {
        this.benchmark = benchmark;
        this.planned = planned;
    }

    BenchmarkSpec benchmark() {
        return benchmark;
    }

    void add(MeasuredFork fork) {
        all.add(fork);
    }

    /** Forks that ran. */
    int ran() {
        return all.size();
    }

    /** The sharing of a core that was whole, as {@link MeasuredFork#wholeCore}. */
    double wholeCore() {
        return all.stream()
                .mapToDouble(MeasuredFork::wholeCore)
                .min()
                .orElse(Double.POSITIVE_INFINITY);
    }

    /**
     * Forks that are still to be run, until one regime has as many as planned: one whose forks can
     * be compared, because those that were disturbed are no answer however many they are. A machine
     * that does not stay in one long enough is given up after three times as many.
     *
     * @param wholeCore of all benchmarks
     */
    int missing(double wholeCore) {
        Judged judged = judge(wholeCore);
        int most =
                byRegime(judged.kept).values().stream()
                        .filter(BenchmarkForks::comparable)
                        .mapToInt(List::size)
                        .max()
                        .orElse(0);
        return Math.min(planned - most, MOST_TIMES * planned - judged.kept.size());
    }

    /**
     * The clocks that forks on one core had.
     *
     * @param wholeCore of all benchmarks
     */
    Stream<Double> clocks(double wholeCore) {
        return judge(wholeCore).kept.stream()
                .map(each -> each.fork().clock())
                .filter(clock -> clock > 0);
    }

    /**
     * What came of it; only to be called once a fork ran.
     *
     * @param wholeCore of all benchmarks
     * @param clock for what was measured on one core
     */
    Measured result(double wholeCore, double clock) {
        Judged judged = judge(wholeCore);
        List<MeasuredFork> counted = counted(judged);
        List<MeasuredFork> others = new ArrayList<>(judged.kept);
        others.removeAll(counted);
        Fork first = counted.get(0).fork();
        return new Measured(
                benchmark,
                counted.get(0).batch(),
                first.regime(),
                first.clock() == 0 ? 0 : clock,
                counted.stream().map(each -> each.fork().at(clock)).toList(),
                others.stream().map(each -> each.fork().at(clock)).toList(),
                judged.discarded.stream().map(each -> each.at(clock)).toList(),
                quantiles(counted));
    }

    /**
     * A disturbed fork is discarded if not too many are already: what is disturbed beyond that
     * stays, and is counted. All anew each time, as a later fork may show that the cores of an
     * earlier one were not whole.
     */
    private Judged judge(double wholeCore) {
        int allowed = (int) (Discarded.AT_MOST * planned / (1 - Discarded.AT_MOST));
        List<MeasuredFork> kept = new ArrayList<>();
        List<Discarded> discarded = new ArrayList<>();
        for (MeasuredFork each : all) {
            MeasuredFork judged = each.judged(wholeCore);
            List<String> reasons = judged.fork().disturbances();
            if (reasons.isEmpty() || discarded.size() >= allowed) {
                kept.add(judged);
            } else {
                discarded.add(new Discarded(judged.fork(), reasons));
            }
        }
        return new Judged(kept, discarded);
    }

    private record Judged(List<MeasuredFork> kept, List<Discarded> discarded) {}

    private static Map<Regime, List<MeasuredFork>> byRegime(List<MeasuredFork> forks) {
        Map<Regime, List<MeasuredFork>> byRegime = new LinkedHashMap<>();
        for (MeasuredFork each : forks) {
            byRegime.computeIfAbsent(each.fork().regime(), regime -> new ArrayList<>()).add(each);
        }
        return byRegime;
    }

    private static boolean comparable(List<MeasuredFork> forks) {
        return forks.get(0).fork().regime().comparable();
    }

    /** Forks under one condition that can be compared, else whatever there is most of. */
    private static List<MeasuredFork> counted(Judged judged) {
        return byRegime(judged.kept).values().stream()
                .max(Comparator.comparing(BenchmarkForks::comparable).thenComparingInt(List::size))
                .orElseThrow();
    }

    /**
     * JMH's own result of the forks that count, as it measured them.
     *
     * @param wholeCore of all benchmarks
     * @return empty if it was not JMH that measured
     */
    Optional<RunResult> raw(double wholeCore) {
        List<RunResult> forks =
                counted(judge(wholeCore)).stream()
                        .map(MeasuredFork::raw)
                        .flatMap(Optional::stream)
                        .toList();
        return forks.stream()
                .findFirst()
                .map(first -> new RunResult(first.getParams(), results(forks)));
    }

    private static Collection<BenchmarkResult> results(List<RunResult> forks) {
        return forks.stream().flatMap(each -> each.getBenchmarkResults().stream()).toList();
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    private Quantiles quantiles(List<MeasuredFork> forks) {
        if (forks.get(0).fork().quantiles().samples() == 1) {
            // Something that is measured once a fork: what it comes to, not a distribution.
            return Quantiles.single(
                    Medians.of(forks.stream().map(each -> each.fork().score()).toList()));
        }
        MultisetStatistics all = new MultisetStatistics();
        for (MeasuredFork each : forks) {
            Iterator<Map.Entry<Double, Long>> samples = each.samples().getRawData();
            while (samples.hasNext()) {
                Map.Entry<Double, Long> sample = samples.next();
                all.addValue(sample.getKey(), sample.getValue());
            }
        }
        return Quantiles.of(all, forks.get(0).batch());
    }
}
