package io.tacho.stress.report;

import io.tacho.profiling.suite.Group;
import io.tacho.profiling.suite.Measured;
import io.tacho.profiling.suite.Quantiles;
import io.tacho.profiling.suite.Target;
import io.tacho.stress.bench.BenchFile;
import io.tacho.stress.document.Block;
import io.tacho.stress.document.Table;
import io.tacho.stress.document.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What was measured beside what is asked, and what an operation of each benchmark is. */
final class TargetSection {
    private final List<BenchFile.Row> rows;
    private final Artifacts artifacts;

    TargetSection(List<BenchFile.Row> rows, Artifacts artifacts) {
        this.rows = rows;
        this.artifacts = artifacts;
    }

    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(table());
        if (rows.stream().anyMatch(row -> row.measured().batch() > 1)) {
            blocks.add(
                    new Block.Paragraph(
                            Text.note(
                                    "Where it says so, percentiles are those of the means of"
                                            + " batches: an operation is too short to time.")));
        }
        blocks.add(new Block.Fold("What one operation is", List.of(operations())));
        return blocks;
    }

    private Table table() {
        Table.Builder table =
                Table.captioned("")
                        .words("benchmark")
                        .numbers("P50", "P90", "P99", "P99.9", "B/op", "asked", "measured")
                        .words("status");
        @Nullable Group group = null;
        for (BenchFile.Row row : rows) {
            Group next = row.measured().benchmark().group();
            if (next != group) {
                table.band(next.label().replace('-', ' '));
                group = next;
            }
            add(row, table);
        }
        return table.build();
    }

    private void add(BenchFile.Row row, Table.Builder table) {
        Measured measured = row.measured();
        Quantiles quantiles = measured.quantiles();
        List<Asked> asked = Asked.of(measured);
        boolean timed = BenchCells.isTimed(measured);
        table.row(
                name(row),
                time(quantiles.p50(), timed),
                time(quantiles.p90(), timed),
                time(quantiles.p99(), timed),
                time(quantiles.p999(), timed),
                timed ? Text.of(Units.size(row.bytesPerOperation())) : BenchCells.NOTHING,
                asked.isEmpty() ? BenchCells.NOTHING : lines(asked, each -> each.target().text()),
                asked.isEmpty()
                        ? Text.of(BenchCells.value(measured.score(), measured))
                        : lines(asked, Asked::measured),
                StatusMark.of(row.status()));
    }

    private Text name(BenchFile.Row row) {
        List<Text> flames = artifacts.flames(row.name());
        Text name = BenchCells.labelledName(row);
        return flames.isEmpty()
                ? name
                : Text.lines(
                        List.of(
                                name,
                                Text.of("flame graphs: ")
                                        .then(Text.joined(Text.of(", "), flames))));
    }

    private static Text lines(List<Asked> asked, Function<Asked, String> content) {
        return Text.lines(asked.stream().map(content).map(Text::of).toList());
    }

    private static Text time(double nanos, boolean timed) {
        return timed ? Text.of(Units.time(nanos)) : BenchCells.NOTHING;
    }

    private Table operations() {
        Table.Builder table = Table.captioned("").words("benchmark", "one operation", "asked");
        for (BenchFile.Row row : rows) {
            List<Target> targets = row.measured().benchmark().targets();
            table.row(
                    BenchCells.name(row),
                    Text.of(row.measured().benchmark().operation()),
                    targets.isEmpty()
                            ? BenchCells.NOTHING
                            : Text.lines(
                                    targets.stream().map(Target::text).map(Text::of).toList()));
        }
        return table.build();
    }
}
