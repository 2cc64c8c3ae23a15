package io.tacho.stress.report;

import io.tacho.profiling.suite.Measured;
import io.tacho.profiling.suite.Ratio;
import io.tacho.profiling.suite.Suite;
import io.tacho.stress.document.Block;
import io.tacho.stress.document.Table;
import io.tacho.stress.document.Text;
import java.util.List;
import java.util.Locale;

/** What is asked of two benchmarks together. */
final class RatioSection {
    private final List<Measured> benchmarks;

    RatioSection(List<Measured> benchmarks) {
        this.benchmarks = benchmarks;
    }

    /** Nothing where no ratio has both of its benchmarks. */
    List<Block> blocks() {
        Table.Builder table =
                Table.captioned(
                                "Ratios of scores: as steady as the less steady of the two, and"
                                        + " unknown where the cores lay otherwise")
                        .words("ratio")
                        .numbers("asked", "measured")
                        .words("status");
        Suite.ratios()
                .forEach(
                        ratio ->
                                ratio.value(benchmarks)
                                        .ifPresent(value -> add(ratio, value, table)));
        Table ratios = table.build();
        return ratios.rows().isEmpty() ? List.of() : List.of(ratios);
    }

    private void add(Ratio ratio, double value, Table.Builder table) {
        table.row(
                Text.of(ratio.operation()),
                Text.of(String.format(Locale.ROOT, "\u2264 %.0fx", ratio.limit())),
                Text.of(String.format(Locale.ROOT, "%.2fx", value)),
                ratio.status(benchmarks).map(StatusMark::of).orElse(BenchCells.NOTHING));
    }
}
