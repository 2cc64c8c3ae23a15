package io.tacho.stress.cli;

import io.tacho.journal.reader.JournalReadException;
import io.tacho.journal.reader.JournalReader;
import io.tacho.journal.reader.JournalStatus;
import io.tacho.journal.reader.NotAJournalException;
import io.tacho.stress.ExitCode;
import io.tacho.stress.StressException;
import io.tacho.stress.analyze.Analysis;
import io.tacho.stress.analyze.JournalAnalyzer;
import io.tacho.stress.report.AnalysisTable;
import io.tacho.stress.run.ResultJson;
import io.tacho.stress.run.RunFolder;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
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
            "  stress analyze runs/20261124-101500-mixed --format json",
            "",
            "Exit codes: 0 complete, or cut by a crash and whole up to its last batch; 97 records",
            "missing or damaged in between; 1 no journal."
        })
final class AnalyzeCommand implements Callable<Integer> {
    /** How to print. */
    enum Format {
        TABLE,
        JSON
    }

    @Parameters(paramLabel = "RUN", description = "a run folder, or a journal directory")
    private Path run = Path.of("");

    @Option(
            names = "--format",
            paramLabel = "table|json",
            defaultValue = "table",
            description = "how to print (default: ${DEFAULT-VALUE})")
    private Format format = Format.TABLE;

    @Spec private CommandSpec spec = CommandSpec.create();

    AnalyzeCommand() {}

    @Override
    public Integer call() {
        try {
            JournalReader reader = JournalReader.open(RunFolder.journalOf(run));
            Analysis analysis = new JournalAnalyzer(reader).analyze();
            PrintWriter out = spec.commandLine().getOut();
            if (format == Format.JSON) {
                out.print(new String(ResultJson.write(analysis), StandardCharsets.UTF_8));
                out.flush();
            } else {
                new AnalysisTable(out).print(analysis);
            }
            boolean damaged = reader.status().completeness() == JournalStatus.Completeness.DAMAGED;
            boolean lost = analysis.messages().lost() != 0 || !analysis.lanes().proved();
            return damaged || lost && analysis.complete() ? ExitCode.WRONG : ExitCode.OK;
        } catch (NotAJournalException | JournalReadException e) {
            throw StressException.of(e);
        }
    }
}
