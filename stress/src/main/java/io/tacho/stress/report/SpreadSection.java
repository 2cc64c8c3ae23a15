package io.tacho.stress.report;

import io.tacho.profiling.stats.Spread;
import io.tacho.profiling.suite.Discarded;
import io.tacho.profiling.suite.Fork;
import io.tacho.profiling.suite.Measured;
import io.tacho.stress.bench.BenchFile;
import io.tacho.stress.document.Block;
import io.tacho.stress.document.Table;
import io.tacho.stress.document.Text;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;

/** How far forks and iterations lie apart, and which forks don't count. */
final class SpreadSection {
    private final List<BenchFile.Row> rows;
    private final Precision precision;

    SpreadSection(List<BenchFile.Row> rows, Precision precision) {
        this.rows = rows;
        this.precision = precision;
    }

    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(table());
        List<Text> left = rows.stream().flatMap(row -> leftOut(row).stream()).toList();
        if (!left.isEmpty()) {
            blocks.add(new Block.Heading(4, "Forks that do not count"));
            blocks.add(new Block.Bullets(left));
        }
        return blocks;
    }

    private Table table() {
        Table.Builder table =
                Table.captioned(
                                "Shares of the mean; forks apart: (max - min) / mean; ± is half the width of a"
                                        + " 95 % interval")
                        .words("benchmark")
                        .numbers("score", "forks")
                        .words("cores")
                        .numbers(
                                "forks apart",
                                "± of the forks' mean",
                                "± of the iterations' mean",
                                "standard deviation",
                                "outliers",
                                "left out",
                                "discarded",
                                "other regimes",
                                "clocks apart",
                                "smallest change found");
        for (BenchFile.Row row : rows) {
            Measured measured = row.measured();
            Spread spread = row.steadiness().spread();
            boolean several = spread.forks() > 1;
            table.row(
                    BenchCells.name(row),
                    Text.of(BenchCells.value(measured.score(), measured)),
                    Text.of(Units.count(spread.forks())),
                    Text.of(measured.regime().label()),
                    Text.of(several ? Units.percent(spread.range()) : "-"),
                    Text.of(Units.percent(spread.forkInterval())),
                    Text.of(Units.percent(spread.iterationInterval())),
                    Text.of(Units.percent(spread.deviation())),
                    Text.of(Units.percent(spread.outliers())),
                    Text.of(Units.percent(leftOut(measured))),
                    number(measured.discarded().size()),
                    number(measured.otherRegimes().size()),
                    clocksApart(measured),
                    Text.of(Units.percent(precision.smallestChange(measured))));
        }
        return table.build();
    }

    /** By how much what was measured on one core was corrected, from fork to fork. */
    private static Text clocksApart(Measured measured) {
        DoubleSummaryStatistics clocks =
                measured.forks().stream().mapToDouble(Fork::clock).summaryStatistics();
        return measured.clock() == 0
                ? BenchCells.NOTHING
                : Text.of(Units.percent((clocks.getMax() - clocks.getMin()) / clocks.getAverage()));
    }

    private static double leftOut(Measured measured) {
        return measured.forks().stream().mapToDouble(LeftOutIterations::share).average().orElse(0);
    }

    private static Text number(int count) {
        return Text.of(count == 0 ? "-" : Units.count(count));
    }

    private static List<Text> leftOut(BenchFile.Row row) {
        List<Text> items = new ArrayList<>();
        Measured measured = row.measured();
        for (Discarded each : measured.discarded()) {
            items.add(fork(row, each.fork(), "discarded: " + String.join("; ", each.reasons())));
        }
        for (Fork each : measured.otherRegimes()) {
            items.add(
                    fork(
                            row,
                            each,
                            "cores "
                                    + each.regime().label()
                                    + ", counted are those with cores "
                                    + measured.regime().label()));
        }
        return items;
    }

    private static Text fork(BenchFile.Row row, Fork fork, String why) {
        return BenchCells.name(row)
                .then(
                        ", round "
                                + fork.round()
                                + ", "
                                + BenchCells.value(fork.score(), row.measured())
                                + ": "
                                + why);
    }
}
