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
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.util.MultisetStatistics;

/** The forks of one benchmark, while they come in. Confined to one thread. */
final class BenchmarkForks {
    /** Forks that are run at most, in terms of those planned. */
    private static final int MOST_TIMES = 2;

    private final BenchmarkSpec benchmark;
    private final int planned;
    private final List<MeasuredFork> kept = new ArrayList<>();
    private final List<Discarded> discarded = new ArrayList<>();

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

    /**
     * Forks that are still to be run, until one regime has as many as planned. A machine that does
     * not stay in one long enough is given up after twice as many.
     */
    int missing() {
        int most = byRegime().values().stream().mapToInt(List::size).max().orElse(0);
        return Math.min(planned - most, MOST_TIMES * planned - kept.size());
    }

    /** Forks that ran. */
    int ran() {
        return kept.size() + discarded.size();
    }

    /**
     * Adds one. It is discarded if it was disturbed and not too many are already: what is disturbed
     * beyond that stays, and is counted.
     */
    void add(MeasuredFork fork) {
        List<String> reasons = fork.fork().conditions().disturbances(benchmark.timed());
        int allowed = (int) (Discarded.AT_MOST * planned / (1 - Discarded.AT_MOST));
        if (reasons.isEmpty() || discarded.size() >= allowed) {
            kept.add(fork);
        } else {
            discarded.add(new Discarded(fork.fork(), reasons));
        }
    }

    /** What came of it; only to be called once a fork was kept. */
    Measured result() {
        // Forks under one condition that can be compared, else whatever there is most of.
        List<MeasuredFork> counted =
                byRegime().values().stream()
                        .max(Comparator.comparing(this::comparable).thenComparingInt(List::size))
                        .orElseThrow();
        List<MeasuredFork> others = new ArrayList<>(kept);
        others.removeAll(counted);
        return new Measured(
                benchmark,
                counted.get(0).batch(),
                regime(counted.get(0)),
                counted.stream().map(MeasuredFork::fork).toList(),
                others.stream().map(MeasuredFork::fork).toList(),
                List.copyOf(discarded),
                quantiles(counted));
    }

    private Map<Regime, List<MeasuredFork>> byRegime() {
        Map<Regime, List<MeasuredFork>> byRegime = new LinkedHashMap<>();
        for (MeasuredFork each : kept) {
            byRegime.computeIfAbsent(regime(each), regime -> new ArrayList<>()).add(each);
        }
        return byRegime;
    }

    private boolean comparable(List<MeasuredFork> forks) {
        return regime(forks.get(0)).comparable();
    }

    /** JMH's own result of all forks that were kept, if it was JMH that measured. */
    Optional<RunResult> raw() {
        List<RunResult> forks =
                kept.stream().map(MeasuredFork::raw).flatMap(Optional::stream).toList();
        return forks.stream()
                .findFirst()
                .map(first -> new RunResult(first.getParams(), results(forks)));
    }

    private static Collection<BenchmarkResult> results(List<RunResult> forks) {
        return forks.stream().flatMap(each -> each.getBenchmarkResults().stream()).toList();
    }

    boolean isEmpty() {
        return kept.isEmpty();
    }

    private Regime regime(MeasuredFork fork) {
        return benchmark.timed() ? fork.fork().conditions().regime() : Regime.ANY;
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
