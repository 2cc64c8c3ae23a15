package io.tacho.stress.report;

import io.tacho.profiling.stats.BoxPlot;
import io.tacho.profiling.suite.Fork;
import io.tacho.profiling.suite.Measured;
import java.util.List;

/** The iterations of the forks that count. */
final class Iterations {
    private Iterations() {}

    static BoxPlot box(Measured measured) {
        return BoxPlot.of(
                measured.forks().stream()
                        .flatMap(fork -> fork.counted().stream())
                        .mapToDouble(each -> each)
                        .toArray());
    }

    static int count(List<Fork> forks) {
        return forks.stream().mapToInt(fork -> fork.counted().size()).sum();
    }

    /** Of these forks, against the fences of all. */
    static int outliers(List<Fork> forks, BoxPlot box) {
        return (int)
                forks.stream()
                        .flatMap(fork -> fork.counted().stream())
                        .filter(box::isOutlier)
                        .count();
    }

    /** Of the first tenth of each fork's iterations. */
    static int earlyOutliers(List<Fork> forks, BoxPlot box) {
        return (int)
                forks.stream()
                        .flatMap(fork -> fork.counted().stream().limit(fork.counted().size() / 10))
                        .filter(box::isOutlier)
                        .count();
    }
}
