package io.tacho.stress.report;

import io.tacho.profiling.stats.Steadiness.Grade;
import io.tacho.profiling.suite.Quantiles;
import io.tacho.profiling.suite.Status;
import io.tacho.stress.bench.BenchFile;
import io.tacho.stress.document.Block;
import io.tacho.stress.document.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** What was met, what was missed, what is not steady and what goes with that; all by rule. */
final class FindingsSection {
    /** From this many times the median on, a P99.9 is worth a sentence. */
    private static final double LONG_TAIL = 100;

    private static final String UNSTABLE = "Unstable, no figure to quote";

    private final List<BenchFile.Row> rows;

    FindingsSection(List<BenchFile.Row> rows) {
        this.rows = rows;
    }

    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        met(blocks);
        group("Missed", row -> row.status() == Status.MISSED, this::missed, blocks);
        group(UNSTABLE, graded(Grade.UNSTABLE), this::unsteady, blocks);
        group("To be read with care", graded(Grade.WARNING), this::unsteady, blocks);
        unknown(blocks);
        group("Long tails", this::hasLongTail, this::longTail, blocks);
        disturbed(blocks);
        return blocks;
    }

    /** Only what is worse than wished; for a summary. */
    List<Block> shortened() {
        List<Block> blocks = new ArrayList<>();
        met(blocks);
        group("Missed", row -> row.status() == Status.MISSED, this::missed, blocks);
        List<Text> unstable =
                rows.stream().filter(graded(Grade.UNSTABLE)).map(BenchCells::name).toList();
        if (!unstable.isEmpty()) {
            blocks.add(
                    new Block.Paragraph(
                            Text.strong(UNSTABLE)
                                    .then(": ")
                                    .then(Text.joined(Text.of(", "), unstable))
                                    .then("; the findings of their parts say by which gates.")));
        }
        return blocks;
    }

    private static Predicate<BenchFile.Row> graded(Grade grade) {
        return row -> row.steadiness().grade() == grade;
    }

    private interface Sentence {
        Text of(BenchFile.Row row);
    }

    private void group(
            String title, Predicate<BenchFile.Row> which, Sentence sentence, List<Block> blocks) {
        List<Text> items = rows.stream().filter(which).map(sentence::of).toList();
        if (!items.isEmpty()) {
            blocks.add(new Block.Paragraph(Text.strong(title)));
            blocks.add(new Block.Bullets(items));
        }
    }

    private void met(List<Block> blocks) {
        List<BenchFile.Row> met =
                rows.stream()
                        .filter(
                                row ->
                                        row.status() == Status.MET
                                                || row.status() == Status.MET_WITH_WARNING)
                        .toList();
        if (met.isEmpty()) {
            if (rows.stream().anyMatch(row -> !row.targets().isEmpty())) {
                blocks.add(
                        new Block.Paragraph("No benchmark is known to meet what is asked of it."));
            }
            return;
        }
        BenchFile.Row nearest =
                met.stream()
                        .max(Comparator.comparingDouble(row -> tightest(row).strain()))
                        .orElseThrow();
        blocks.add(
                new Block.Paragraph(
                        Text.strong("Met")
                                .then(
                                        " by "
                                                + Units.count(met.size(), "benchmark")
                                                + "; nearest to its limit is ")
                                .then(BenchCells.name(nearest))
                                .then(": " + against(tightest(nearest)) + ".")));
    }

    private static Asked tightest(BenchFile.Row row) {
        return Asked.of(row.measured()).stream()
                .max(Comparator.comparingDouble(Asked::strain))
                .orElseThrow();
    }

    private static String against(Asked asked) {
        return asked.measured() + ", asked " + asked.target().text() + ", " + asked.againstLimit();
    }

    private Text missed(BenchFile.Row row) {
        List<Text> missed =
                Asked.of(row.measured()).stream()
                        .filter(asked -> !asked.met())
                        .map(asked -> Text.of(against(asked)))
                        .toList();
        return BenchCells.labelledName(row).then(": ").then(Text.joined(Text.of("; "), missed));
    }

    private Text unsteady(BenchFile.Row row) {
        return BenchCells.name(row)
                .then(
                        ": "
                                + String.join("; ", row.steadiness().reasons())
                                + ". What goes with it: "
                                + new Explanation(row).text()
                                + ".");
    }

    private void unknown(List<Block> blocks) {
        long unknown = rows.stream().filter(graded(Grade.UNKNOWN)).count();
        if (unknown > 0) {
            blocks.add(
                    new Block.Paragraph(
                            Text.strong("Unknown")
                                    .then(
                                            ": "
                                                    + Units.count(unknown, "benchmark")
                                                    + " ran in one fork that counts. Whether its"
                                                    + " figures would come again nobody knows.")));
        }
    }

    private boolean hasLongTail(BenchFile.Row row) {
        Quantiles quantiles = row.measured().quantiles();
        return BenchCells.isTimed(row.measured())
                && quantiles.p999() >= LONG_TAIL * quantiles.p50()
                && quantiles.p50() > 0;
    }

    private Text longTail(BenchFile.Row row) {
        Quantiles quantiles = row.measured().quantiles();
        return BenchCells.labelledName(row)
                .then(
                        ": P99.9 is "
                                + Units.time(quantiles.p999())
                                + ", "
                                + Units.count(Math.round(quantiles.p999() / quantiles.p50()))
                                + " times P50");
    }

    private void disturbed(List<Block> blocks) {
        int counted = 0;
        int disturbed = 0;
        int discarded = 0;
        for (BenchFile.Row row : rows) {
            counted += row.measured().forks().size();
            discarded += row.measured().discarded().size();
            disturbed += Disturbance.of(row.measured()).forks().size();
        }
        blocks.add(
                new Block.Paragraph(
                        Text.strong("Disturbed")
                                .then(
                                        ": "
                                                + Units.count(discarded, "fork")
                                                + " discarded and run again; of the "
                                                + Units.count(counted)
                                                + " that count "
                                                + (disturbed == 0
                                                        ? "none was disturbed."
                                                        : disturbed
                                                                + " came when no more could be"
                                                                + " discarded."))));
    }
}
