package io.tacho.stress.compare;

import io.tacho.profiling.stats.ChangePoint;
import io.tacho.profiling.stats.EDivisive;
import io.tacho.stress.StressException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Figures over many results, in the order in which these were measured. Immutable. */
public final class History {
    /** Values that it takes to find a change. */
    public static final int LEAST = 2 * EDivisive.LEAST_SEGMENT;

    private final Map<Key, List<Entry>> series = new LinkedHashMap<>();

    /** That of the oldest result of each; the others are brought to it. */
    private final Map<Key, Double> clocks = new HashMap<>();

    /**
     * What a series is of. What was measured of another subject, under another condition, with
     * other settings or on another machine is another series.
     *
     * @param name of the figure
     * @param unit of its values
     * @param subject what was measured
     * @param condition how, with which settings, and on which machine
     */
    public record Key(String name, String unit, String subject, String condition) {}

    /**
     * A value.
     *
     * @param measured when, ISO 8601 in UTC
     * @param source the result's folder
     * @param value median of its scores
     */
    public record Entry(String measured, Path source, double value) {}

    /**
     * Of results.
     *
     * @param results in any order
     */
    public History(List<ResultSet> results) {
        Set<Same> seen = new HashSet<>();
        results.stream()
                .sorted(Comparator.comparing(ResultSet::measured))
                .filter(each -> seen.add(new Same(each.measured(), each.subject(), each.figures())))
                .forEach(this::add);
    }

    /** A result and the baseline that it was kept as are one. */
    private record Same(String measured, String subject, List<Figure> figures) {}

    private void add(ResultSet result) {
        for (Figure figure : result.figures()) {
            Key key =
                    new Key(
                            figure.name(),
                            figure.unit(),
                            result.subject(),
                            String.join(
                                    "; ",
                                    figure.condition(),
                                    result.settings(),
                                    result.environment().cpu(),
                                    result.environment().cores() + " cores"));
            series.computeIfAbsent(key, ignored -> new ArrayList<>())
                    .add(
                            new Entry(
                                    result.measured(),
                                    result.folder(),
                                    figure.at(clocks.computeIfAbsent(key, first -> figure.clock()))
                                            .median()));
        }
    }

    /**
     * What there is.
     *
     * @return in the order of the first result
     */
    public List<Key> keys() {
        return List.copyOf(series.keySet());
    }

    /**
     * The values of one.
     *
     * @param key one of {@link #keys()}
     * @return oldest first
     */
    public List<Entry> entries(Key key) {
        List<Entry> entries = series.get(key);
        if (entries == null) {
            throw new StressException("there is no series of " + key.name());
        }
        return List.copyOf(entries);
    }

    /**
     * Where the level of one changed.
     *
     * @param key one of {@link #keys()}
     * @return in the order of time; empty if it never did, or there are too few values to say
     */
    public List<ChangePoint> changePoints(Key key) {
        return EDivisive.changePoints(entries(key).stream().mapToDouble(Entry::value).toArray());
    }
}
