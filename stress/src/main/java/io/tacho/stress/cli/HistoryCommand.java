package io.tacho.stress.cli;

import io.tacho.stress.ExitCode;
import io.tacho.stress.compare.Baselines;
import io.tacho.stress.compare.History;
import io.tacho.stress.compare.ResultReader;
import io.tacho.stress.report.HistoryTable;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stress history}. */
@Command(
        name = "history",
        description = "Show a figure over all saved results, and where its level changed.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  stress history",
            "  stress history message_delivery_latency",
            "  stress history 'response p99' --in nightly",
            "",
            "Exit codes: 0 done; 2 no such figure, or no results; 1 a result can't be read."
        })
final class HistoryCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "METRIC",
            arity = "0..1",
            description = "a benchmark, or a figure of runs (default: an overview of all)")
    private String metric = "";

    @Option(
            names = "--in",
            paramLabel = "DIR",
            description = "where results are (repeatable; default: bench, runs and baselines)")
    private List<Path> folders = List.of(Path.of("bench"), Path.of("runs"), Baselines.FOLDER);

    @Spec private CommandSpec spec = CommandSpec.create();

    HistoryCommand() {}

    @Override
    public Integer call() {
        Usage usage = new Usage(spec.commandLine());
        PrintWriter err = spec.commandLine().getErr();
        History history =
                new History(
                        ResultReader.readAll(
                                folders, reason -> err.println("left out: " + reason)));
        err.flush();
        if (history.keys().isEmpty()) {
            throw usage.error("no result in " + join(folders));
        }
        HistoryTable table = new HistoryTable(spec.commandLine().getOut(), history);
        if (metric.isEmpty()) {
            table.overview();
            return ExitCode.OK;
        }
        List<History.Key> found =
                history.keys().stream().filter(key -> key.name().equals(metric)).toList();
        if (found.isEmpty()) {
            throw usage.error(
                    "no result has '"
                            + metric
                            + "'; there are "
                            + history.keys().stream()
                                    .map(History.Key::name)
                                    .distinct()
                                    .collect(Collectors.joining(", ")));
        }
        found.forEach(table::series);
        return ExitCode.OK;
    }

    private static String join(List<Path> folders) {
        return folders.stream().map(Path::toString).collect(Collectors.joining(", "));
    }
}
