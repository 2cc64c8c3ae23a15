package io.tacho.stress.report;

import io.tacho.profiling.stats.BoxPlot;
import io.tacho.profiling.stats.RankCorrelation;
import io.tacho.profiling.suite.Fork;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Iterations that found the cores otherwise than most of their fork, and what of the others falls
 * together with them: the cores are looked at before and after an iteration, not during it.
 */
final class LeftOutIterations {
    /** Of seven forks, as far as this one time in forty by chance (exact, one-sided). */
    private static final double CORRELATED = 0.79;

    private final List<Fork> forks;

    LeftOutIterations(List<Fork> forks) {
        this.forks = forks;
    }

    /** The part of a fork's iterations that is left out. */
    static double share(Fork fork) {
        return (double) fork.leftOut().size() / fork.iterations().size();
    }

    /** Whether the slower forks are those with more of them. */
    Optional<String> withScores() {
        double correlation =
                RankCorrelation.of(
                        forks.stream().mapToDouble(Fork::score).toArray(),
                        forks.stream().mapToDouble(LeftOutIterations::share).toArray());
        return correlation < CORRELATED
                ? Optional.empty()
                : Optional.of(
                        String.format(
                                Locale.ROOT,
                                "the more iterations of a fork are left out since the cores were"
                                        + " otherwise, the slower are the others (rank correlation"
                                        + " %.2f)",
                                correlation));
    }

    /**
     * Whether clearly more of the outliers than of all come right before or after one of them.
     *
     * @param clearly how many times as many
     * @param few fewer outliers say nothing
     */
    Optional<String> withOutliers(BoxPlot box, double clearly, int few) {
        int beside = 0;
        int outliers = 0;
        int count = 0;
        int outliersBeside = 0;
        for (Fork fork : forks) {
            Set<Integer> without = new HashSet<>(fork.leftOut());
            for (int i = 0; i < fork.iterations().size(); i++) {
                if (without.contains(i)) {
                    continue;
                }
                boolean isBeside = without.contains(i - 1) || without.contains(i + 1);
                boolean isOutlier = box.isOutlier(fork.iterations().get(i));
                count++;
                beside += isBeside ? 1 : 0;
                outliers += isOutlier ? 1 : 0;
                outliersBeside += isBeside && isOutlier ? 1 : 0;
            }
        }
        double part = (double) beside / count;
        if (outliersBeside < few || outliersBeside <= clearly * part * outliers) {
            return Optional.empty();
        }
        return Optional.of(
                String.format(
                        Locale.ROOT,
                        "%d of %s come right before or after iterations that are left out, as %.0f"
                                + " %% of all do: the cores were likely otherwise for a part of"
                                + " them, too",
                        outliersBeside,
                        Units.count(outliers, "outlier"),
                        100 * part));
    }
}
