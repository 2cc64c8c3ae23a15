package io.tacho.stress.cli;

import io.tacho.registry.ActivityView;
import io.tacho.registry.ChronicleDirectory;
import io.tacho.registry.CountersView;
import io.tacho.registry.DirectoryView;
import io.tacho.stress.ExitCode;
import io.tacho.stress.FolderContent;
import io.tacho.stress.StressException;
import io.tacho.stress.run.RunFolder;
import io.tacho.stress.top.Order;
import io.tacho.stress.top.SystemView;
import io.tacho.stress.top.TopLines;
import io.tacho.stress.top.TopScreen;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stress top}. */
@Command(
        name = "top",
        description = "Live view of a running system, from another process.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "Examples:",
            "  stress top",
            "  stress top --sort backlog",
            "  stress top runs/20261124-101500-mixed --count 1",
            "",
            "Exit codes: 0 done; 2 wrong usage; "
                    + Interruption.EXIT_CODE
                    + "; 1 there is no such system."
        })
final class TopCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "SYSTEM",
            arity = "0..1",
            description = "its run folder (default: the newest run below runs/ that is going on)")
    private @Nullable Path system;

    @Option(
            names = "--interval",
            paramLabel = "TIME",
            defaultValue = "1s",
            converter = Durations.class,
            description = "between two looks (default: ${DEFAULT-VALUE})")
    private Duration interval = Duration.ofSeconds(1);

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "0",
            description =
                    "print so many looks, and end (default: on a terminal the whole screen, until"
                            + " q; else one after the other, until the system ends)")
    private int count;

    @Option(
            names = "--sort",
            paramLabel = "backlog|rate|slowest|time",
            defaultValue = "slowest",
            description = "by what the actors are sorted (default: ${DEFAULT-VALUE})")
    private Order sort = Order.SLOWEST;

    @Spec private CommandSpec spec = CommandSpec.create();

    TopCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        if (count < 0 || interval.isZero()) {
            throw new Usage(spec.commandLine())
                    .error("--count: 0 or more; --interval: more than nothing");
        }
        Path folder = system == null ? newest() : system;
        try (DirectoryView names = ChronicleDirectory.view(RunFolder.registry(folder))) {
            CountersView counters = CountersView.open(RunFolder.counters(folder));
            SystemView view = new SystemView(counters, names, activity(folder));
            return count == 0 && Terminals.stdoutIsTerminal() ? screen(view) : lines(view);
        }
    }

    /** Systems need not show what their actors do. */
    private static @Nullable ActivityView activity(Path folder) {
        Path file = RunFolder.activity(folder);
        return Files.exists(file) ? ActivityView.open(file) : null;
    }

    private int screen(SystemView view) {
        TopScreen screen = new TopScreen(view, interval, sort);
        try (Interruption interruption = new Interruption(screen::stop)) {
            screen.show();
            return interruption.received() ? ExitCode.INTERRUPTED : ExitCode.OK;
        } catch (IOException e) {
            throw new StressException(
                    ExitCode.FAILURE,
                    "the terminal can't be used ("
                            + e.getMessage()
                            + "); try --count 1, which prints lines",
                    e);
        }
    }

    private int lines(SystemView view) throws InterruptedException {
        CountDownLatch stop = new CountDownLatch(1);
        TopLines lines = new TopLines(view, sort);
        PrintWriter out = spec.commandLine().getOut();
        try (Interruption interruption = new Interruption(stop::countDown)) {
            for (int look = 0; count == 0 || look < count; look++) {
                stop.await(interval.toNanos(), TimeUnit.NANOSECONDS);
                if (interruption.received()) {
                    return ExitCode.INTERRUPTED;
                }
                lines.print(out);
                // Whoever reads has had enough, as "head" has.
                if (!StandardOutput.isTaken() || view.ended()) {
                    break;
                }
            }
            return ExitCode.OK;
        }
    }

    private static boolean isGoing(Path folder) {
        try {
            return Files.isDirectory(folder) && RunFolder.isInUse(folder);
        } catch (StressException e) {
            // Somebody else's.
            return false;
        }
    }

    /** A folder and what lies in it: the trials of a search. */
    private static Stream<Path> withTrials(Path folder) {
        try {
            return Stream.concat(Stream.of(folder), FolderContent.of(folder).stream());
        } catch (IOException e) {
            // No folder, or somebody else's.
            return Stream.of(folder);
        }
    }

    private static Path newest() {
        Path runs = Path.of("runs");
        if (!Files.isDirectory(runs)) {
            throw new StressException("there is no runs folder here; name the run's folder");
        }
        try {
            List<Path> going =
                    FolderContent.of(runs).stream()
                            .flatMap(TopCommand::withTrials)
                            .filter(TopCommand::isGoing)
                            .sorted(Comparator.reverseOrder())
                            .toList();
            if (going.isEmpty()) {
                throw new StressException("no run below runs is going on; name a run's folder");
            }
            return going.get(0);
        } catch (IOException e) {
            throw new StressException(
                    ExitCode.FAILURE, "the runs folder can't be read: " + e.getMessage(), e);
        }
    }
}
