package io.tacho.profiling.suite;

import io.tacho.profiling.machine.Regime;
import io.tacho.profiling.stats.Steadiness.Grade;
import java.util.List;
import java.util.Optional;

/**
 * What one benchmark takes in parts of what another one takes.
 *
 * @param operation what is set against what
 * @param of benchmark above the line
 * @param over benchmark below it
 * @param limit that the ratio must not exceed
 */
public record Ratio(String operation, String of, String over, double limit) {
    /**
     * The ratio of two scores.
     *
     * @param benchmarks that were measured
     * @return empty unless both benchmarks are among them
     */
    public Optional<Double> value(List<Measured> benchmarks) {
        Optional<Double> above = score(of, benchmarks);
        return score(over, benchmarks).flatMap(below -> above.map(value -> value / below));
    }

    /**
     * What to think of it: no more than of the less steady of the two, and nothing at all where the
     * cores lay otherwise for the one than for the other.
     *
     * @param benchmarks that were measured
     * @return empty unless both benchmarks are among them
     */
    public Optional<Status> status(List<Measured> benchmarks) {
        Optional<Measured> above = find(of, benchmarks);
        Optional<Measured> below = find(over, benchmarks);
        if (above.isEmpty() || below.isEmpty()) {
            return Optional.empty();
        }
        Regime regime = above.get().regime();
        boolean comparable = regime == below.get().regime() && regime.comparable();
        Grade worse = above.get().steadiness().grade().worse(below.get().steadiness().grade());
        return value(benchmarks)
                .map(v -> Status.of(comparable ? worse : Grade.UNKNOWN, true, v <= limit));
    }

    private static Optional<Double> score(String name, List<Measured> benchmarks) {
        return find(name, benchmarks).map(Measured::score);
    }

    private static Optional<Measured> find(String name, List<Measured> benchmarks) {
        return benchmarks.stream().filter(each -> each.benchmark().name().equals(name)).findFirst();
    }
}
