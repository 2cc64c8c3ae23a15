package io.tacho.stress.report;

import io.tacho.profiling.stats.BoxPlot;
import io.tacho.profiling.stats.Steadiness;
import io.tacho.profiling.suite.Fork;
import io.tacho.profiling.suite.Measured;
import io.tacho.stress.bench.BenchFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What the record of a benchmark has that falls together with its forks lying apart or with its
 * outliers. That is no proof of a cause; where there is nothing, that is said.
 */
final class Explanation {
    private static final String NOTHING = "nothing recorded explains it";

    /** Disturbed forks must have this many times the outliers that their iterations would. */
    private static final double CLEARLY_MORE = 1.5;

    /** Fewer outliers than this can lie together by chance. */
    private static final int FEW = 4;

    /** Two groups of forks: the gap between them has this part of the whole range. */
    private static final double GAP = 0.6;

    /** Without a fork that lies alone the others have at most this part of the range. */
    private static final double ALONE = 1.0 / 3;

    private final BenchFile.Row row;
    private final Measured measured;
    private final Disturbance disturbance;
    private final BoxPlot box;

    Explanation(BenchFile.Row row) {
        this.row = row;
        measured = row.measured();
        disturbance = Disturbance.of(measured);
        box = Iterations.box(measured);
    }

    String text() {
        List<String> found = new ArrayList<>();
        LeftOutIterations leftOut = new LeftOutIterations(measured.forks());
        if (!(row.steadiness().spread().range() < Steadiness.RANGE_STABLE)) {
            farthest(found);
        }
        disturbed(found);
        if (hasLevels()) {
            levels(found);
        }
        if (row.steadiness().spread().range() >= Steadiness.RANGE_STABLE) {
            leftOut.withScores().ifPresent(found::add);
        }
        early(found);
        leftOut.withOutliers(box, CLEARLY_MORE, FEW).ifPresent(found::add);
        return found.isEmpty() ? NOTHING : String.join("; ", found);
    }

    /** Whether the first iterations are those that lie outside. */
    boolean isEarly() {
        return box.outliers() >= FEW
                && 2 * Iterations.earlyOutliers(measured.forks(), box) > box.outliers();
    }

    /** Whether the forks lie apart and gather around two scores, which no disturbance explains. */
    boolean hasLevels() {
        return row.steadiness().spread().range() >= Steadiness.RANGE_STABLE && gap() > 0;
    }

    private void farthest(List<String> found) {
        Fork farthest =
                measured.forks().stream()
                        .max(Comparator.comparingDouble(f -> Math.abs(f.score() - row.score())))
                        .orElseThrow();
        if (isDisturbed(farthest) && disturbance.forks().size() < measured.forks().size()) {
            found.add(
                    "the fork farthest from the others, of round "
                            + farthest.round()
                            + ", was disturbed");
        } else {
            alone(farthest, found);
        }
    }

    private void alone(Fork farthest, List<String> found) {
        double[] others =
                measured.forks().stream()
                        .filter(fork -> fork != farthest)
                        .mapToDouble(Fork::score)
                        .sorted()
                        .toArray();
        if (others.length < 2) {
            return;
        }
        double range =
                (others[others.length - 1] - others[0]) / Arrays.stream(others).average().orElse(1);
        if (range < ALONE * row.steadiness().spread().range()) {
            found.add(
                    String.format(
                            Locale.ROOT,
                            "the fork of round %d lies alone at %s, with %.0f %% of its iterations"
                                    + " left out; the others are %.1f %% apart",
                            farthest.round(),
                            value(farthest),
                            100 * LeftOutIterations.share(farthest),
                            100 * range));
        }
    }

    private void levels(List<String> found) {
        int gap = gap();
        List<Fork> forks = sorted();
        found.add(
                "the forks gather around two scores, "
                        + value(forks.get(gap / 2))
                        + " and "
                        + value(forks.get((gap + forks.size()) / 2))
                        + ", as where the compiler or the memory's layout decides otherwise"
                        + " from JVM to JVM");
    }

    private void disturbed(List<String> found) {
        int forks = disturbance.forks().size();
        if (forks == measured.forks().size()) {
            found.add("all counted forks were disturbed");
        } else if (forks > 0) {
            int outliers = Iterations.outliers(disturbance.forks(), box);
            double expected =
                    (double) box.outliers()
                            * Iterations.count(disturbance.forks())
                            / Iterations.count(measured.forks());
            if (outliers >= FEW && outliers > CLEARLY_MORE * expected) {
                found.add(
                        String.format(
                                "%d of %s lie in the %s that %s disturbed",
                                outliers,
                                Units.count(box.outliers(), "outlier"),
                                Units.count(forks, "fork"),
                                forks == 1 ? "was" : "were"));
            }
        }
        if (!found.isEmpty() && forks > 0) {
            found.set(found.size() - 1, found.get(found.size() - 1) + ": " + disturbance.words());
        }
    }

    private void early(List<String> found) {
        if (isEarly()) {
            found.add(
                    String.format(
                            "%d of %s are among the first tenth of their forks' iterations: the"
                                    + " warm-up was not over",
                            Iterations.earlyOutliers(measured.forks(), box),
                            Units.count(box.outliers(), "outlier")));
        }
    }

    /**
     * How many forks lie below the gap; 0 where there is none, one side has one fork only, or one
     * side is that of disturbed forks.
     */
    private int gap() {
        List<Fork> forks = sorted();
        double range = forks.get(forks.size() - 1).score() - forks.get(0).score();
        for (int i = 2; i <= forks.size() - 2; i++) {
            boolean wide = forks.get(i).score() - forks.get(i - 1).score() > GAP * range;
            boolean quiet =
                    !forks.subList(0, i).stream().allMatch(this::isDisturbed)
                            && !forks.subList(i, forks.size()).stream().allMatch(this::isDisturbed);
            if (range > 0 && wide && quiet) {
                return i;
            }
        }
        return 0;
    }

    private boolean isDisturbed(Fork fork) {
        return disturbance.forks().contains(fork);
    }

    private List<Fork> sorted() {
        return measured.forks().stream().sorted(Comparator.comparingDouble(Fork::score)).toList();
    }

    private String value(Fork fork) {
        return BenchCells.value(fork.score(), measured);
    }
}
