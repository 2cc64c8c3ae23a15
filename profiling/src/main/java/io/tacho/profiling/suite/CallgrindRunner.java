package io.tacho.profiling.suite;

import io.tacho.profiling.ProfilingException;
import io.tacho.profiling.instructions.CountedMain;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Counts the instructions of an operation under callgrind: of a program that does a number of them,
 * and of one that does twice as many; what both do besides falls out of the difference.
 */
public final class CallgrindRunner implements ForkSource {
    private static final int OPERATIONS = 500_000;
    private static final Pattern COLLECTED = Pattern.compile("Collected : (\\d+)");

    /** Compiled code is counted as it is only if nothing is compiled meanwhile. */
    private static final List<String> JVM_FLAGS =
            List.of("-XX:+UseSerialGC", "-Xbatch", "-Xms64m", "-Xmx64m", "-XX:-UsePerfData");

    private final List<String> jvmFlags;
    private final PrintStream log;

    /**
     * A runner.
     *
     * @param jvmFlags further flags of the JVMs; none that chooses a collector or a heap
     * @param log gets what callgrind prints
     */
    public CallgrindRunner(List<String> jvmFlags, PrintStream log) {
        this.jvmFlags = List.copyOf(jvmFlags);
        this.log = log;
    }

    @Override
    public MeasuredFork run(BenchmarkSpec benchmark, int round) {
        long once = count(benchmark, OPERATIONS);
        long twice = count(benchmark, 2 * OPERATIONS);
        return MeasuredFork.counted(round, (double) (twice - once) / OPERATIONS);
    }

    private long count(BenchmarkSpec benchmark, int operations) {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                "valgrind",
                                "--tool=callgrind",
                                "--callgrind-out-file=/dev/null",
                                "--smc-check=all-non-file",
                                // Compiled code finds out by a signal that something is null, and
                                // the JVM reads its registers then.
                                "--vex-iropt-register-updates=allregs-at-mem-access",
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString()));
        command.addAll(jvmFlags);
        command.addAll(JVM_FLAGS);
        command.addAll(
                List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        CountedMain.class.getName(),
                        benchmark.method(),
                        Integer.toString(operations)));
        String printed = execute(benchmark, command);
        Matcher collected = COLLECTED.matcher(printed);
        if (!collected.find()) {
            throw new ProfilingException(
                    benchmark.name()
                            + " was not counted: callgrind failed; what it printed is in the log of"
                            + " this run");
        }
        return Long.parseLong(collected.group(1));
    }

    private String execute(BenchmarkSpec benchmark, List<String> command) {
        Process process = start(command);
        try (InputStream out = process.getInputStream()) {
            String printed = new String(out.readAllBytes(), StandardCharsets.UTF_8);
            log.print(printed);
            log.flush();
            if (process.waitFor() != 0) {
                throw new ProfilingException(
                        benchmark.name()
                                + " failed under callgrind, exit code "
                                + process.exitValue()
                                + "; what it printed is in the log of this run");
            }
            return printed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new ProfilingException(benchmark.name() + " was interrupted", e);
        }
    }

    private static Process start(List<String> command) {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new ProfilingException(
                    "instructions are counted by valgrind, which can't be started ("
                            + e.getMessage()
                            + "); install it, or leave --instructions out",
                    e);
        }
    }
}
