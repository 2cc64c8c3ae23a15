package io.tacho.stress.report;

import io.tacho.profiling.suite.Quantiles;
import io.tacho.profiling.suite.Target;
import io.tacho.stress.bench.BenchFile;
import io.tacho.stress.document.Figure;
import io.tacho.stress.document.Svg;
import java.util.List;
import java.util.stream.DoubleStream;

/** Percentiles of benchmarks, and their targets, on one logarithmic axis of time. */
final class PercentileChart {
    private static final int HEIGHT = 22;
    private static final double MIDDLE = 11;
    private static final double LEAST_NANOS = 0.1;

    private final List<BenchFile.Row> rows;
    private final double first;
    private final double last;

    /**
     * @param rows to be shown
     * @param all of the report, which give the axis, so that all charts of it have the same one
     */
    PercentileChart(List<BenchFile.Row> rows, List<BenchFile.Row> all) {
        this.rows = timed(rows);
        double[] decades =
                timed(all).stream()
                        .flatMapToDouble(PercentileChart::values)
                        .map(PercentileChart::decade)
                        .toArray();
        first = Math.floor(DoubleStream.of(decades).min().orElse(0));
        last = Math.max(first + 1, Math.ceil(DoubleStream.of(decades).max().orElse(0)));
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    Figure figure() {
        return new Figure(
                "Percentiles against targets",
                List.of(
                        new Figure.Key(sample().dot(0.5, MIDDLE, 4, "mark-1"), "P50"),
                        new Figure.Key(sample().dot(0.5, MIDDLE, 3, "mark-2"), "P90"),
                        new Figure.Key(sample().dot(0.5, MIDDLE, 4.5, "mark-3"), "P99"),
                        new Figure.Key(sample().dot(0.5, MIDDLE, 3.5, "hollow"), "P99.9"),
                        new Figure.Key(
                                sample().tick(0.5, 1, HEIGHT - 1, "limit"),
                                "what P99 must stay below"),
                        new Figure.Key(
                                sample().tick(0.5, 1, HEIGHT - 1, "mean-limit"),
                                "what the mean must stay below")),
                axis(),
                rows.stream().map(this::strip).toList(),
                List.of());
    }

    private static Svg sample() {
        return new Svg(HEIGHT);
    }

    private Svg axis() {
        Svg axis = grid(new Svg(HEIGHT), HEIGHT - 5, HEIGHT);
        for (double decade = first; decade <= last; decade++) {
            axis.text(place(decade), HEIGHT - 8, Units.time(Math.pow(10, decade)), "axis-label");
        }
        return axis;
    }

    private Svg grid(Svg svg, double top, double bottom) {
        for (double decade = first; decade <= last; decade++) {
            svg.tick(place(decade), top, bottom, "grid");
        }
        return svg;
    }

    private Figure.Strip strip(BenchFile.Row row) {
        Quantiles quantiles = row.measured().quantiles();
        Svg svg = grid(new Svg(HEIGHT), 0, HEIGHT);
        for (Target target : row.measured().benchmark().targets()) {
            if (isTime(target)) {
                svg.tick(
                        place(decade(target.limit())),
                        1,
                        HEIGHT - 1,
                        target.figure() == Target.Figure.MEAN ? "mean-limit" : "limit");
            }
        }
        svg.line(at(quantiles.p50()), at(quantiles.p999()), MIDDLE, "range")
                .dot(at(quantiles.p999()), MIDDLE, 3.5, "hollow")
                .dot(at(quantiles.p50()), MIDDLE, 4, "mark-1")
                .dot(at(quantiles.p90()), MIDDLE, 3, "mark-2")
                .dot(at(quantiles.p99()), MIDDLE, 4.5, "mark-3");
        return new Figure.Strip(BenchCells.labelledName(row), StatusMark.of(row.status()), svg);
    }

    private double at(double nanos) {
        return place(decade(nanos));
    }

    private double place(double decade) {
        return (decade - first) / (last - first);
    }

    private static double decade(double nanos) {
        return Math.log10(Math.max(LEAST_NANOS, nanos));
    }

    private static DoubleStream values(BenchFile.Row row) {
        Quantiles quantiles = row.measured().quantiles();
        return DoubleStream.concat(
                DoubleStream.of(quantiles.p50(), quantiles.p999()),
                row.measured().benchmark().targets().stream()
                        .filter(PercentileChart::isTime)
                        .mapToDouble(Target::limit));
    }

    private static boolean isTime(Target target) {
        return target.figure() == Target.Figure.P99 || target.figure() == Target.Figure.MEAN;
    }

    private static List<BenchFile.Row> timed(List<BenchFile.Row> rows) {
        return rows.stream().filter(row -> BenchCells.isTimed(row.measured())).toList();
    }
}
