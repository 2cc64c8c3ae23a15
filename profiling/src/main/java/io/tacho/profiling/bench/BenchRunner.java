package io.tacho.profiling.bench;

import io.tacho.profiling.ProfilingException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs benchmarks in JVMs with this JVM's flags, and counts what they allocate. */
public final class BenchRunner {
    private final int forks;

    /**
     * A runner.
     *
     * @param forks JVMs for each benchmark, 1 or more
     */
    public BenchRunner(int forks) {
        this.forks = forks;
    }

    /**
     * The benchmarks that a filter finds.
     *
     * @param filter a regular expression, found anywhere in the full name
     * @return their full names
     * @throws ProfilingException if it is no regular expression
     */
    public static List<String> names(String filter) {
        try {
            Pattern pattern = Pattern.compile(filter);
            return BenchmarkList.defaultList()
                    .getAll(
                            OutputFormatFactory.createFormatInstance(
                                    System.out, VerboseMode.SILENT),
                            List.of())
                    .stream()
                    .map(BenchmarkListEntry::getUsername)
                    .filter(name -> pattern.matcher(name).find())
                    .sorted()
                    .toList();
        } catch (PatternSyntaxException e) {
            throw new ProfilingException(
                    "'" + filter + "' is no regular expression: " + e.getDescription(), e);
        }
    }

    /**
     * Runs what a filter finds; JMH prints on stdout.
     *
     * @param filter a regular expression
     * @param json gets JMH's own JSON, if not null
     * @throws ProfilingException if a benchmark fails
     */
    public void run(String filter, @Nullable Path json) {
        ChainedOptionsBuilder options =
                new OptionsBuilder()
                        .include(filter)
                        .forks(forks)
                        .shouldFailOnError(true)
                        .addProfiler(GCProfiler.class)
                        .jvmArgs(
                                ManagementFactory.getRuntimeMXBean()
                                        .getInputArguments()
                                        .toArray(String[]::new));
        if (json != null) {
            options.resultFormat(ResultFormatType.JSON).result(json.toString());
        }
        try {
            new Runner(options.build()).run();
        } catch (RunnerException e) {
            throw new ProfilingException("a benchmark failed: " + e.getMessage(), e);
        }
    }
}
