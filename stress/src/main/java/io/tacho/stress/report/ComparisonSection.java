package io.tacho.stress.report;

import io.tacho.profiling.stats.Interval;
import io.tacho.profiling.stats.Verdict.Outcome;
import io.tacho.stress.compare.ComparisonReport;
import io.tacho.stress.document.Block;
import io.tacho.stress.document.Table;
import io.tacho.stress.document.Text;
import io.tacho.stress.document.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** This result beside an earlier one. */
final class ComparisonSection {
    private final ComparisonReport report;

    ComparisonSection(ComparisonReport report) {
        this.report = report;
    }

    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(
                new Block.Paragraph(
                        Text.of("Against ")
                                .then(Text.code(report.base()))
                                .then(
                                        String.format(
                                                Locale.ROOT,
                                                ": %d surely worse, %d surely better, %d without a"
                                                        + " change, of %d it can't be told.",
                                                count(Outcome.REGRESSION),
                                                count(Outcome.IMPROVEMENT),
                                                count(Outcome.NO_CHANGE),
                                                count(Outcome.CANT_TELL)))));
        blocks.add(table());
        if (!report.warnings().isEmpty()) {
            blocks.add(new Block.Bullets(report.warnings().stream().map(Text::of).toList()));
        }
        return blocks;
    }

    private long count(Outcome outcome) {
        return report.lines().stream().filter(line -> line.verdict().outcome() == outcome).count();
    }

    private Table table() {
        Table.Builder table =
                Table.captioned("")
                        .words("figure")
                        .numbers("base", "now", "change", "95 % interval")
                        .words("verdict");
        for (ComparisonReport.Line line : report.lines()) {
            Interval interval = line.verdict().entry().comparison().interval();
            table.row(
                    Text.code(line.other().name()),
                    Text.of(Units.figure(line.base().median(), line.base().unit())),
                    Text.of(Units.figure(line.other().median(), line.other().unit())),
                    Text.of(Units.change(line.verdict().entry().comparison().change())),
                    Text.of(Units.change(interval.low()) + " to " + Units.change(interval.high())),
                    verdict(line));
        }
        return table.build();
    }

    private static Text verdict(ComparisonReport.Line line) {
        String text = line.verdict().text();
        return switch (line.verdict().outcome()) {
            case REGRESSION -> Text.mark(Tone.BAD, "\u25b2 " + text);
            case IMPROVEMENT -> Text.mark(Tone.GOOD, "\u25bc " + text);
            case NO_CHANGE -> Text.mark(Tone.NEUTRAL, "= " + text);
            case CANT_TELL -> Text.mark(Tone.NEUTRAL, "? " + text);
        };
    }
}
