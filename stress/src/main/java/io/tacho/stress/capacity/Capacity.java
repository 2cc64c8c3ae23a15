package io.tacho.stress.capacity;

import io.tacho.profiling.machine.Regime;
import io.tacho.profiling.suite.Medians;
import io.tacho.stress.ResultJson;
import io.tacho.stress.StressException;
import io.tacho.stress.WholeFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a search found.
 *
 * @param confirmed the highest rate at which all held, also in the longer run; null if there was
 *     none
 * @param broke the lowest one at which something did not; null if nothing ever broke
 * @param trials all, in their order
 */
public record Capacity(@Nullable Trial confirmed, @Nullable Trial broke, List<Trial> trials) {
    /** A trial that achieved less than this part of its rate was behind. */
    private static final double KEPT_UP = 0.95;

    private static final String FILE = "capacity.json";

    /** One alone may have met a machine that was busy with something else. */
    private static final int ENOUGH = 2;

    /** Copies what could change. */
    public Capacity {
        trials = List.copyOf(trials);
    }

    /** What is left in a file. */
    private record Found(
            @Nullable Double rate,
            @Nullable Double broke,
            List<String> broken,
            @Nullable Double behind,
            List<Trial> trials) {}

    /**
     * Leaves it where programs find it.
     *
     * @param folder with the folders of the trials
     * @throws StressException if it can't be written
     */
    public void write(Path folder) {
        Path file = folder.resolve(FILE);
        OptionalDouble behind = behind();
        try {
            WholeFile.write(
                    file,
                    ResultJson.write(
                            new Found(
                                    confirmed == null ? null : confirmed.rate(),
                                    broke == null ? null : broke.rate(),
                                    broke == null ? List.of() : broke.broken(),
                                    behind.isPresent() ? behind.getAsDouble() : null,
                                    trials)));
        } catch (IOException e) {
            throw StressException.unwritable(file, e);
        }
    }

    /**
     * What the cores were like. A search whose trials met different ones has found the rate of none
     * of them.
     *
     * @return of each the number of trials, if they are known
     */
    public Map<Regime, Long> regimes() {
        return trials.stream()
                .map(Trial::regime)
                .filter(Objects::nonNull)
                .collect(
                        Collectors.groupingBy(
                                each -> each,
                                () -> new EnumMap<>(Regime.class),
                                Collectors.counting()));
    }

    /**
     * What the system handles while it is behind, which may be less than what it handles while it
     * is not: what waits has left the caches. Above this rate what has piled up does not get less.
     *
     * @return operations a second, the median of the trials that were behind; empty if fewer than
     *     two were
     */
    public OptionalDouble behind() {
        List<Double> achieved =
                trials.stream()
                        .filter(each -> each.achieved() < KEPT_UP * each.rate())
                        .map(Trial::achieved)
                        .filter(each -> each > 0)
                        .toList();
        return achieved.size() < ENOUGH
                ? OptionalDouble.empty()
                : OptionalDouble.of(Medians.of(achieved));
    }
}
