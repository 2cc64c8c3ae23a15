package io.tacho.stress.cli;

import io.tacho.journal.reader.JournalReader;
import io.tacho.stress.export.ExportFormat;
import io.tacho.stress.export.JournalExport;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code stress export}. */
@Command(
        name = "export",
        description = "Write a run's journal in a format that other tools read.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  stress export runs/20261124-101500-mixed | jq 'select(.outcome == \"failed\")'",
            "  stress export runs/20261124-101500-mixed --format csv --out messages",
            "  stress export runs/20261124-101500-mixed --format hlog --out run.hlog",
            "",
            "Exit codes: 0 done; 97 done, but records are missing or damaged; 1 no journal, or the",
            "output can't be written."
        })
final class ExportCommand implements Callable<Integer> {
    @Mixin private RecordedRunArgument run = new RecordedRunArgument();

    @Option(
            names = "--format",
            paramLabel = "jsonl|csv|hlog",
            defaultValue = "jsonl",
            description =
                    "a JSON object a line; a folder of CSV files; an HdrHistogram log (default:"
                            + " ${DEFAULT-VALUE})")
    private ExportFormat format = ExportFormat.JSONL;

    @Option(
            names = "--out",
            paramLabel = "PATH",
            description = "where to; must not exist (default: standard output, for jsonl only)")
    private @Nullable Path out;

    @Spec private CommandSpec spec = CommandSpec.create();

    ExportCommand() {}

    @Override
    public Integer call() {
        Path target = out;
        if (target == null && format != ExportFormat.JSONL) {
            throw new Usage(spec.commandLine())
                    .error("--out: name where " + format + " is to be written");
        }
        JournalReader reader = JournalReader.open(run.journal());
        JournalExport export = new JournalExport(reader);
        if (target == null) {
            export.writeJsonLines(StandardOutput.writer());
        } else {
            export.write(format, target.toAbsolutePath());
        }
        return JournalExit.code(reader.status(), spec.commandLine().getErr());
    }
}
