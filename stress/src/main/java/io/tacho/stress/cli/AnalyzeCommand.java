package io.tacho.stress.cli;

import io.tacho.journal.reader.JournalReader;
import io.tacho.journal.reader.JournalStatus;
import io.tacho.stress.ExitCode;
import io.tacho.stress.analyze.Analysis;
import io.tacho.stress.analyze.AnalysisOptions;
import io.tacho.stress.analyze.JournalAnalyzer;
import io.tacho.stress.report.AnalysisTable;
import io.tacho.stress.report.ReportData;
import io.tacho.stress.report.ScanProgress;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code stress analyze}. */
@Command(
        name = "analyze",
        description = "Recompute the latency of a recorded run from its journal, offline.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  stress analyze runs/20261124-101500-mixed",
            "  stress analyze runs/20261124-101500-mixed --by component --window 1s",
            "  stress analyze runs/20261124-101500-mixed --from 1.25s --until 1.75s",
            "  stress analyze runs/20261124-101500-mixed --format json",
            "  stress analyze runs/20261124-101500-mixed --out html=report.html",
            "",
            "Exit codes: 0 complete, or cut by a crash and whole up to its last batch; 97 records",
            "missing or damaged in between; 1 no journal."
        })
final class AnalyzeCommand implements Callable<Integer> {
    @Mixin private RecordedRunArgument run = new RecordedRunArgument();

    @Mixin private FormatArgument format = new FormatArgument();

    @Option(
            names = "--by",
            paramLabel = "component,type",
            split = ",",
            defaultValue = "type",
            description = "what to give the times of messages for (default: ${DEFAULT-VALUE})")
    private Set<AnalysisTable.By> by = EnumSet.noneOf(AnalysisTable.By.class);

    @Option(
            names = "--window",
            paramLabel = "TIME",
            converter = Durations.class,
            description = "also percentiles for each part of this length, like 1s")
    private @Nullable Duration window;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            converter = Durations.class,
            description = "only what was received from here on, since the window's start")
    private Duration from = Duration.ZERO;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            converter = Durations.class,
            description = "only what was received before this, since the window's start")
    private @Nullable Duration until;

    @Option(
            names = "--out",
            paramLabel = "json=F|html=F",
            converter = AnalysisFormat.Converter.class,
            description = "also write JSON, or a page for a browser; repeatable")
    private List<OutputFile<AnalysisFormat>> outputs = List.of();

    @Mixin private ProgressArgument progressOption = new ProgressArgument();

    @Spec private CommandSpec spec = CommandSpec.create();

    AnalyzeCommand() {}

    @Override
    public Integer call() {
        AnalysisOptions options = options();
        outputs.forEach(OutputFile::requireWritable);
        JournalReader reader = JournalReader.open(run.journal());
        Analysis analysis = analyze(reader, options);
        PrintWriter out = spec.commandLine().getOut();
        // Before anything is written, which may not be possible.
        format.print(out, analysis, () -> new AnalysisTable(out, by).print(analysis));
        for (OutputFile<AnalysisFormat> output : outputs) {
            ReportData data = ReportData.of(analysis, reader, run.path().toString());
            output.write(output.format().content(analysis, data));
        }
        boolean damaged = reader.status().completeness() == JournalStatus.Completeness.DAMAGED;
        boolean lost = analysis.messages().lost() != 0 || !analysis.lanes().proved();
        return damaged || lost && analysis.complete() ? ExitCode.WRONG : ExitCode.OK;
    }

    private AnalysisOptions options() {
        if (window != null && window.isZero()) {
            throw usage().error("--window: has to be longer than nothing");
        }
        if (until != null && until.compareTo(from) <= 0) {
            throw usage().error("--until: has to be later than --from");
        }
        return new AnalysisOptions(
                from.toNanos(),
                until == null ? Long.MAX_VALUE : until.toNanos(),
                window == null ? 0 : window.toNanos(),
                outputs.stream().anyMatch(output -> output.format().needsTimeline()));
    }

    private Analysis analyze(JournalReader reader, AnalysisOptions options) {
        boolean shown = progressOption.isWantedOnTerminal();
        try (ScanProgress progress =
                new ScanProgress(System.err, shown, 2 * reader.statedRecords())) {
            return new JournalAnalyzer(reader, progress).analyze(options);
        }
    }

    private Usage usage() {
        return new Usage(spec.commandLine());
    }
}
