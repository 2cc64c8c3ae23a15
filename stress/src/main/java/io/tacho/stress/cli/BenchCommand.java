package io.tacho.stress.cli;

import io.tacho.profiling.bench.BenchRunner;
import io.tacho.stress.ExitCode;
import io.tacho.stress.StressException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stress bench}. */
@Command(
        name = "bench",
        description = "Run the JMH benchmarks, with bytes allocated an operation.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {"", "Examples:", "  stress bench --list", "  stress bench tell --forks 3"})
final class BenchCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "FILTER",
            arity = "0..1",
            description = "a regular expression over the benchmarks' names (default: all)")
    private String filter = ".*";

    @Option(names = "--list", description = "list the benchmarks and end")
    private boolean list;

    @Option(
            names = "--forks",
            paramLabel = "N",
            defaultValue = "3",
            description = "JVMs for each benchmark (default: ${DEFAULT-VALUE})")
    private int forks;

    @Option(names = "--out", paramLabel = "FILE", description = "JMH's own JSON")
    private @Nullable Path out;

    @Spec private CommandSpec spec = CommandSpec.create();

    BenchCommand() {}

    @Override
    public Integer call() {
        List<String> names = BenchRunner.names(filter);
        if (names.isEmpty()) {
            throw new StressException(
                    ExitCode.USAGE,
                    "no benchmark matches '" + filter + "'; see stress bench --list",
                    null);
        }
        if (list) {
            names.forEach(spec.commandLine().getOut()::println);
            spec.commandLine().getOut().flush();
            return ExitCode.OK;
        }
        new BenchRunner(forks).run(filter, out);
        return ExitCode.OK;
    }
}
