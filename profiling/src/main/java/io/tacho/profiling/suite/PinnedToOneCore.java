package io.tacho.profiling.suite;

import java.io.File;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.ExternalProfiler;
import org.openjdk.jmh.profile.ProfilerException;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.Result;

/**
 * Keeps a fork on one core, by {@code taskset}. To JMH it is a profiler: those may put something
 * before the command of a fork.
 */
public final class PinnedToOneCore implements ExternalProfiler {
    private static final String COMMAND = "taskset";

    private final String core;

    /**
     * Called by JMH.
     *
     * @param core its number
     * @throws ProfilerException never; JMH asks for it
     */
    public PinnedToOneCore(String core) throws ProfilerException {
        this.core = core;
    }

    /** Whether the command is there. */
    static boolean isPossible() {
        String path = System.getenv().getOrDefault("PATH", "");
        return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(path)
                .anyMatch(folder -> new File(folder, COMMAND).canExecute());
    }

    @Override
    public Collection<String> addJVMInvokeOptions(BenchmarkParams params) {
        return List.of(COMMAND, "--cpu-list", core);
    }

    @Override
    public Collection<String> addJVMOptions(BenchmarkParams params) {
        return List.of();
    }

    @Override
    public void beforeTrial(BenchmarkParams params) {}

    @Override
    public Collection<? extends Result<?>> afterTrial(
            BenchmarkResult result, long pid, File stdOut, File stdErr) {
        return List.of();
    }

    @Override
    public boolean allowPrintOut() {
        return true;
    }

    @Override
    public boolean allowPrintErr() {
        return true;
    }

    @Override
    public String getDescription() {
        return "one core";
    }
}
