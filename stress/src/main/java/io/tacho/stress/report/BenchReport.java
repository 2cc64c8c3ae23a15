package io.tacho.stress.report;

import io.tacho.profiling.suite.Part;
import io.tacho.stress.Words;
import io.tacho.stress.bench.BenchFile;
import io.tacho.stress.bench.BenchSession;
import io.tacho.stress.compare.ComparisonReport;
import io.tacho.stress.document.Block;
import io.tacho.stress.document.Document;
import io.tacho.stress.document.Text;
import io.tacho.stress.document.Tone;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The report of a suite, in whatever format: one document of all, or a summary and one document for
 * each part. Any thread.
 *
 * @param file what was measured
 * @param comparison with an earlier result, if there is one
 * @param artifacts files that the report may refer to
 */
public record BenchReport(
        BenchFile file, @Nullable ComparisonReport comparison, Artifacts artifacts) {
    /** Of the document that the parts refer to. */
    static final String SUMMARY = "summary";

    private static final int SECTION = 2;
    private static final int SUBSECTION = 3;

    /**
     * Where the document of a part lies, beside the summary.
     *
     * @return the file's name without an end
     */
    static String name(Part part) {
        return Words.hyphenated(part);
    }

    /** All of it. */
    Document whole() {
        List<Block> blocks = new ArrayList<>();
        overview(blocks);
        for (Part part : Part.values()) {
            if (!rows(part).isEmpty()) {
                blocks.add(new Block.Heading(SECTION, part.title()));
                blocks.add(new Block.Paragraph(new BenchHeadline(rows(part)).sentence()));
                part(part, SUBSECTION, blocks);
            }
        }
        background(blocks);
        return new Document(title("Benchmarks"), about(), blocks);
    }

    /** What concerns all parts. */
    Document summary() {
        List<Block> blocks = new ArrayList<>();
        overview(blocks);
        blocks.add(new Block.Heading(SECTION, "In detail"));
        blocks.add(
                new Block.Bullets(
                        Arrays.stream(Part.values())
                                .map(part -> Text.link(part.title(), name(part) + ".md"))
                                .toList()));
        background(blocks);
        return new Document(title("Benchmarks: summary"), about(), blocks);
    }

    /** One part by itself. */
    Document part(Part part) {
        List<Block> blocks = new ArrayList<>();
        if (rows(part).isEmpty()) {
            blocks.add(new Block.Paragraph("No benchmark of this part was run."));
        } else {
            blocks.add(headline(new BenchHeadline(rows(part))));
            part(part, SECTION, blocks);
        }
        blocks.add(
                new Block.Paragraph(
                        Text.of(
                                        "How it was measured and where, with warnings, JVM flags and raw data: ")
                                .then(Text.link(SUMMARY, SUMMARY + ".md"))
                                .then(".")));
        return new Document(title("Benchmarks: " + part.title()), about(), blocks);
    }

    private void overview(List<Block> blocks) {
        List<BenchFile.Row> all = file.benchmarks();
        blocks.add(new Block.Heading(SECTION, "Summary"));
        blocks.add(headline(new BenchHeadline(all)));
        if (!file.complete()) {
            blocks.add(
                    new Block.Paragraph(
                            Tone.BAD, Text.of("Stopped before all that was planned was run.")));
        }
        if (!file.warnings().isEmpty()) {
            blocks.add(
                    new Block.Paragraph(
                            Tone.DOUBTFUL,
                            Text.of(
                                    Units.count(file.warnings().size(), "warning")
                                            + " about the machine; see Environment.")));
        }
        blocks.add(SummaryTable.of(all));
        blocks.addAll(
                new RatioSection(all.stream().map(BenchFile.Row::measured).toList()).blocks());
        blocks.addAll(new FindingsSection(all).shortened());
        if (comparison != null) {
            blocks.add(new Block.Heading(SECTION, "Comparison with a baseline"));
            blocks.addAll(new ComparisonSection(comparison).blocks());
        }
    }

    private void part(Part part, int level, List<Block> blocks) {
        List<BenchFile.Row> all = file.benchmarks();
        List<BenchFile.Row> rows = rows(part);
        Precision precision = Precision.of(all.size());
        blocks.add(new Block.Heading(level, "Against the targets"));
        blocks.addAll(new TargetSection(rows, artifacts).blocks());
        PercentileChart percentiles = new PercentileChart(rows, all);
        if (!percentiles.isEmpty()) {
            blocks.add(percentiles.figure());
        }
        blocks.add(new Block.Heading(level, "Distribution"));
        ForkChart forks = new ForkChart(rows, all);
        if (!forks.isEmpty()) {
            blocks.add(forks.figure());
        }
        blocks.add(new Block.Heading(level, "Spread"));
        blocks.addAll(new SpreadSection(rows, precision).blocks());
        blocks.add(new Block.Heading(level, "Findings"));
        blocks.addAll(new FindingsSection(rows).blocks());
        blocks.add(new Block.Heading(level, "Recommendations"));
        blocks.add(AdviceSection.ofBenchmarks(rows, precision));
    }

    private void background(List<Block> blocks) {
        blocks.add(new Block.Heading(SECTION, "Recommendations for the next run"));
        blocks.add(AdviceSection.ofMachine(file));
        blocks.add(new Block.Heading(SECTION, "Method"));
        blocks.add(MethodSection.of(file.settings()));
        blocks.add(new Block.Heading(SECTION, "Environment"));
        blocks.addAll(new MachineSection(file).blocks());
        List<Text> raw =
                artifacts.links(
                        List.of(BenchSession.RESULT, BenchSession.JMH_RESULT, BenchSession.LOG));
        if (!raw.isEmpty()) {
            blocks.add(new Block.Heading(SECTION, "Raw data"));
            blocks.add(
                    new Block.Paragraph(
                            Text.of(
                                            "Every iteration of every fork, and what the machine was like: ")
                                    .then(Text.joined(Text.of(", "), raw))
                                    .then(".")));
        }
    }

    private static Block headline(BenchHeadline headline) {
        return new Block.Paragraph(Tone.NEUTRAL, Text.strong(headline.sentence()));
    }

    private String title(String what) {
        return what + ", " + file.startedAt().replaceFirst("T.*", "");
    }

    private Text about() {
        return Text.of(
                String.join(
                        ", ",
                        List.of(
                                file.environment().cpu(),
                                Units.count(file.environment().cores(), "core"),
                                file.environment().kernel(),
                                file.environment().jvm(),
                                file.startedAt())));
    }

    private List<BenchFile.Row> rows(Part part) {
        return file.benchmarks().stream()
                .filter(row -> row.measured().benchmark().group().part() == part)
                .collect(Collectors.toList());
    }
}
