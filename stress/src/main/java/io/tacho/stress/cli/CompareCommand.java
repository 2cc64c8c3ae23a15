package io.tacho.stress.cli;

import io.tacho.profiling.ProfilingException;
import io.tacho.profiling.stats.Demands;
import io.tacho.stress.ExitCode;
import io.tacho.stress.compare.Baselines;
import io.tacho.stress.compare.ComparisonReport;
import io.tacho.stress.compare.DifferenceGraphs;
import io.tacho.stress.compare.ResultComparison;
import io.tacho.stress.compare.ResultReader;
import io.tacho.stress.compare.ResultSet;
import io.tacho.stress.report.VerdictTable;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stress compare}. */
@Command(
        name = "compare",
        description =
                "Compare two results of the benchmark suite, or of runs: worse, better, no change,"
                        + " or how many more measurements it takes to tell.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  stress compare bench/20261124-101500 bench/20261125-090000",
            "  stress compare main bench/20261125-090000",
            "  stress compare runs/before runs/after",
            "  stress compare bench/before bench/after --flame-dir differences",
            "",
            "Of runs, each of the two is a folder that holds run folders, seven or more: one run",
            "can't tell a change from chance.",
            "",
            "Exit codes: 0 nothing is surely worse; 98 something is; 2 wrong usage, or nothing to",
            "compare; 1 a result can't be read."
        })
final class CompareCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            paramLabel = "BASE",
            description = "a result, the folder of a suite or of runs, or a baseline's name")
    private String base = "";

    @Parameters(index = "1", paramLabel = "NEW", description = "the same")
    private String other = "";

    @Option(
            names = "--noise",
            paramLabel = "SHARE",
            defaultValue = "2%",
            converter = Percentages.class,
            description = "changes up to this are nobody's business (default: ${DEFAULT-VALUE})")
    private double noise;

    @Option(
            names = "--detect",
            paramLabel = "SHARE",
            defaultValue = "5%",
            converter = Percentages.class,
            description =
                    "the smallest change that is to be found: 'no change' says that there is none"
                            + " of this size (default: ${DEFAULT-VALUE})")
    private double detect;

    @Mixin private FormatArgument format = new FormatArgument();

    @Option(
            names = "--flame-dir",
            paramLabel = "DIR",
            description = "differential flame graphs, both ways, of what both have recordings of")
    private @Nullable Path flameDir;

    @Spec private CommandSpec spec = CommandSpec.create();

    CompareCommand() {}

    @Override
    public Integer call() {
        Demands demands = demands();
        ResultSet was = read(base);
        ResultSet is = read(other);
        ComparisonReport report = ResultComparison.of(was, is, demands);
        PrintWriter out = spec.commandLine().getOut();
        format.print(out, report, () -> new VerdictTable(out, Stress.emphasis(spec)).print(report));
        if (flameDir != null) {
            draw(new DifferenceGraphs(was, is), flameDir);
        }
        return report.isRegression() ? ExitCode.REGRESSION : ExitCode.OK;
    }

    /** On stderr, because stdout may be JSON. */
    private void draw(DifferenceGraphs graphs, Path folder) {
        PrintWriter err = spec.commandLine().getErr();
        List<Path> pages = graphs.drawIn(folder);
        if (pages.isEmpty()) {
            err.println("no flame graphs: the two have no recording of the same in common");
        }
        pages.forEach(page -> err.println("flames    " + page));
        err.flush();
    }

    /** What is there as a file or folder is meant, else a baseline. */
    private static ResultSet read(String named) {
        Path path = Path.of(named);
        return ResultReader.read(
                Files.exists(path, LinkOption.NOFOLLOW_LINKS) || named.contains("/")
                        ? path
                        : new Baselines(Baselines.FOLDER).find(named));
    }

    private Demands demands() {
        try {
            return new Demands(Demands.DEFAULT.alpha(), noise, detect);
        } catch (ProfilingException e) {
            throw new ParameterException(
                    spec.commandLine(), "--detect must be more than --noise", e);
        }
    }
}
