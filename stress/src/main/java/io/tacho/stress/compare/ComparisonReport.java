package io.tacho.stress.compare;

import io.tacho.profiling.stats.Verdict;
import java.util.List;

/**
 * What two results say beside one another.
 *
 * @param base label of what is compared with
 * @param other label of what is compared
 * @param lines a figure each
 * @param warnings what makes the comparison less than perfect, and what was left out
 */
public record ComparisonReport(String base, String other, List<Line> lines, List<String> warnings) {
    /**
     * A figure.
     *
     * @param base as it was
     * @param other as it is
     * @param verdict about the two
     */
    public record Line(Figure base, Figure other, Verdict verdict) {}

    /**
     * Whether anything is surely worse.
     *
     * @return true if so
     */
    public boolean isRegression() {
        return lines.stream()
                .anyMatch(line -> line.verdict().outcome() == Verdict.Outcome.REGRESSION);
    }
}
