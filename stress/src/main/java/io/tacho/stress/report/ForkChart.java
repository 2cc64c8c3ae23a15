package io.tacho.stress.report;

import io.tacho.profiling.stats.BoxPlot;
import io.tacho.profiling.stats.Steadiness;
import io.tacho.profiling.suite.Discarded;
import io.tacho.profiling.suite.Fork;
import io.tacho.profiling.suite.Measured;
import io.tacho.stress.bench.BenchFile;
import io.tacho.stress.document.Figure;
import io.tacho.stress.document.Svg;
import io.tacho.stress.document.Table;
import io.tacho.stress.document.Text;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * Forks and iterations of benchmarks against their scores, so that all lie on one axis and steady
 * ones look steady whatever an operation takes.
 */
final class ForkChart {
    private static final int HEIGHT = 26;
    private static final double MIDDLE = 13;

    private final List<BenchFile.Row> rows;
    private final RatioScale scale;

    /**
     * @param rows to be shown
     * @param all of the report, which give the axis, so that all charts of it have the same one
     */
    ForkChart(List<BenchFile.Row> rows, List<BenchFile.Row> all) {
        this.rows = rows.stream().filter(ForkChart::hasScore).toList();
        scale =
                RatioScale.of(
                        all.stream()
                                .filter(ForkChart::hasScore)
                                .flatMapToDouble(ForkChart::ratios)
                                .toArray());
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** What takes nothing has no ratios. */
    private static boolean hasScore(BenchFile.Row row) {
        return row.score() > 0;
    }

    private static DoubleStream ratios(BenchFile.Row row) {
        BoxPlot box = Iterations.box(row.measured());
        return DoubleStream.concat(
                        row.measured().forks().stream().mapToDouble(Fork::score),
                        DoubleStream.of(box.low(), box.high()))
                .map(value -> value / row.score());
    }

    Figure figure() {
        return new Figure(
                "Forks, and the iterations in them, against the score of the benchmark",
                List.of(
                        new Figure.Key(
                                sample().dot(0.5, MIDDLE, 4, "mark-1"), "a fork that counts"),
                        new Figure.Key(
                                sample().dot(0.5, MIDDLE, 4, "hollow"),
                                "with the cores in another regime"),
                        new Figure.Key(
                                sample().text(0.5, MIDDLE + 5, "\u00d7", "cross"), "discarded"),
                        new Figure.Key(
                                sample().box(0.1, 0.9, 5, HEIGHT - 5, "box"),
                                "the middle half of the iterations, their median, and a line to the"
                                        + " last one within Tukey's fences"),
                        new Figure.Key(
                                sample().box(0.1, 0.9, 2, HEIGHT - 2, "gate"),
                                String.format(
                                        Locale.ROOT,
                                        "as wide as forks may lie apart, %.0f %%",
                                        100 * Steadiness.RANGE_STABLE)),
                        new Figure.Key(
                                sample().text(0.5, MIDDLE + 5, "\u203a", "cross"),
                                "further out than the axis goes")),
                axis(),
                rows.stream().map(this::strip).toList(),
                List.of(numbers()));
    }

    private static Svg sample() {
        return new Svg(HEIGHT);
    }

    private Svg axis() {
        Svg axis = grid(new Svg(HEIGHT), HEIGHT - 5);
        for (int tick : scale.ticks()) {
            axis.text(
                    place(tick),
                    HEIGHT - 8,
                    tick == 0 ? "score" : String.format(Locale.ROOT, "%+d %%", tick),
                    "axis-label");
        }
        return axis;
    }

    private Svg grid(Svg svg, double top) {
        scale.ticks().forEach(tick -> svg.tick(place(tick), top, HEIGHT, "grid"));
        return svg;
    }

    private double place(int percent) {
        return scale.place(1 + percent / 100.0);
    }

    private Figure.Strip strip(BenchFile.Row row) {
        Measured measured = row.measured();
        double score = row.score();
        double half = Steadiness.RANGE_STABLE / 2;
        Svg svg = new Svg(HEIGHT);
        svg.box(scale.place(1 - half), scale.place(1 + half), 0, HEIGHT, "gate");
        grid(svg, 0);
        BoxPlot box = Iterations.box(measured);
        svg.line(at(box.low(), score), at(box.high(), score), MIDDLE, "range")
                .box(
                        at(box.lowerQuartile(), score),
                        at(box.upperQuartile(), score),
                        5,
                        HEIGHT - 5,
                        "box")
                .tick(at(box.median(), score), 5, HEIGHT - 5, "median");
        edges(svg, box.low() / score, box.high() / score);
        for (Discarded each : measured.discarded()) {
            svg.text(at(each.fork().score(), score), MIDDLE + 5, "\u00d7", "cross");
        }
        measured.otherRegimes()
                .forEach(each -> svg.dot(at(each.score(), score), MIDDLE, 4, "hollow"));
        measured.forks().forEach(each -> svg.dot(at(each.score(), score), MIDDLE, 4, "mark-1"));
        return new Figure.Strip(
                BenchCells.name(row), Text.of(BenchCells.value(score, measured)), svg);
    }

    private void edges(Svg svg, double low, double high) {
        if (low < 1 && !scale.holds(low)) {
            svg.text(0, MIDDLE + 5, "\u2039", "cross");
        }
        if (high > 1 && !scale.holds(high)) {
            svg.text(1, MIDDLE + 5, "\u203a", "cross");
        }
    }

    private double at(double value, double score) {
        return scale.place(value / score);
    }

    private Table numbers() {
        Table.Builder table =
                Table.captioned(
                                "Forks, and quartiles and last values within the fences of all iterations")
                        .words("benchmark")
                        .numbers(
                                "score",
                                "least fork",
                                "largest fork",
                                "lowest",
                                "lower quartile",
                                "median",
                                "upper quartile",
                                "highest",
                                "outliers");
        for (BenchFile.Row row : rows) {
            Measured measured = row.measured();
            BoxPlot box = Iterations.box(measured);
            table.row(
                    BenchCells.name(row),
                    value(row.score(), measured),
                    value(scores(measured).min().orElse(0), measured),
                    value(scores(measured).max().orElse(0), measured),
                    value(box.low(), measured),
                    value(box.lowerQuartile(), measured),
                    value(box.median(), measured),
                    value(box.upperQuartile(), measured),
                    value(box.high(), measured),
                    Text.of(Units.count(box.outliers())));
        }
        return table.build();
    }

    private static DoubleStream scores(Measured measured) {
        return measured.forks().stream().mapToDouble(Fork::score);
    }

    private static Text value(double value, Measured measured) {
        return Text.of(BenchCells.value(value, measured));
    }
}
