package io.tacho.stress.cli;

import io.tacho.journal.format.PauseCause;
import io.tacho.journal.reader.JournalReader;
import io.tacho.stress.report.WhatIfTable;
import io.tacho.stress.run.RunFolder;
import io.tacho.stress.whatif.Conditions;
import io.tacho.stress.whatif.WhatIf;
import io.tacho.stress.whatif.WhatIfReport;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code stress what-if}. */
@Command(
        name = "what-if",
        description =
                "Recompute the recorded queues under another load, and first as they were: that is"
                        + " the model's own error.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  stress what-if runs/20261124-101500-mixed",
            "  stress what-if runs/20261124-101500-mixed --load 2x",
            "  stress what-if runs/20261124-101500-mixed --load 2x --against runs/at-twice-the-rate",
            "  stress what-if runs/20261124-101500-mixed --faster component-0000042=30%%",
            "  stress what-if runs/20261124-101500-mixed --without gc --workers 2",
            "",
            "Exit codes: 0 done; 2 wrong usage, or another load for a recording of a closed loop;",
            "97 done, but records are missing or damaged; 1 no journal, or nothing in its window."
        })
final class WhatIfCommand implements Callable<Integer> {
    @Mixin private RecordedRunArgument run = new RecordedRunArgument();

    @Option(
            names = "--load",
            paramLabel = "FACTOR",
            converter = Factors.class,
            description = "operations arrive so many times as fast, like 2x")
    private double load = 1;

    @Option(
            names = "--faster",
            paramLabel = "NAME=SHARE",
            converter = {Names.class, Percentages.class},
            description =
                    "a component, or all messages of a type, take so much less time, like"
                            + " component-0000042=30%% (repeatable)")
    private Map<String, Double> faster = Map.of();

    @Option(
            names = "--without",
            paramLabel = "gc|safepoint|hiccup",
            split = ",",
            description = "pauses that don't happen (repeatable)")
    private Set<PauseCause> without = EnumSet.noneOf(PauseCause.class);

    @Option(
            names = "--workers",
            paramLabel = "N",
            description = "threads that run actors (default: as recorded)")
    private @Nullable Integer workers;

    @Option(
            names = "--against",
            paramLabel = "RUN",
            description = "a real run under these conditions, to compare with")
    private @Nullable Path against;

    @Mixin private FormatArgument format = new FormatArgument();

    @Spec private CommandSpec spec = CommandSpec.create();

    WhatIfCommand() {}

    @Override
    public Integer call() {
        Conditions conditions = conditions();
        JournalReader reader = JournalReader.open(run.journal());
        Path other = against;
        JournalReader second =
                other == null ? null : JournalReader.open(RunFolder.journalOf(other));
        print(recompute(reader, conditions, second));
        return JournalExit.code(reader.status(), spec.commandLine().getErr());
    }

    private Conditions conditions() {
        if (workers != null && workers < 1) {
            throw usage().error("--workers: 1 or more, not " + workers);
        }
        try {
            return new Conditions(load, faster, without, workers == null ? 0 : workers);
        } catch (IllegalArgumentException e) {
            throw usage().error(String.valueOf(e.getMessage()));
        }
    }

    private WhatIfReport recompute(
            JournalReader reader, Conditions conditions, @Nullable JournalReader second) {
        try {
            return new WhatIf(reader).recompute(conditions, second);
        } catch (IllegalArgumentException e) {
            throw usage().error("--faster: " + e.getMessage());
        }
    }

    private void print(WhatIfReport report) {
        PrintWriter out = spec.commandLine().getOut();
        format.print(out, report, () -> new WhatIfTable(out).print(report));
    }

    private Usage usage() {
        return new Usage(spec.commandLine());
    }
}
