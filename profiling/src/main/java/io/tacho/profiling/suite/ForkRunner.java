package io.tacho.profiling.suite;

import io.tacho.profiling.ProfileEvent;
import io.tacho.profiling.ProfilingException;
import io.tacho.profiling.bench.CoreProfiler;
import io.tacho.profiling.bench.FlameProfiler;
import io.tacho.profiling.machine.Conditions;
import io.tacho.profiling.machine.MachineWatch;
import io.tacho.profiling.machine.QuietCore;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Measures by JMH, watching the machine meanwhile. */
public final class ForkRunner implements ForkSource {
    private static final Pattern FAILURE =
            Pattern.compile("^(?:[\\w.$]+\\.)?\\w+(?:Exception|Error)\\b");

    private final Settings settings;
    private final List<String> jvmFlags;
    private final PrintStream log;
    private final QuietCore cores = new QuietCore();

    /**
     * A runner.
     *
     * @param settings of each measurement
     * @param jvmFlags of the JVMs
     * @param log gets what JMH prints
     */
    public ForkRunner(Settings settings, List<String> jvmFlags, PrintStream log) {
        this.settings = settings;
        this.jvmFlags = List.copyOf(jvmFlags);
        this.log = log;
    }

    @Override
    public MeasuredFork run(BenchmarkSpec benchmark, int round) {
        OptionalInt core = core(benchmark);
        MachineWatch watch = MachineWatch.start();
        RunResult result;
        Conditions conditions;
        try {
            result = single(benchmark, options(benchmark, core).build());
        } finally {
            conditions = watch.stop();
        }
        return MeasuredFork.of(benchmark, round, conditions, result);
    }

    /**
     * Records a profile of one more fork, whose figures nobody uses.
     *
     * @param benchmark what to run
     * @param events to sample
     * @param recording JFR file to write; its folder must exist
     * @return what the reader of the profile should know
     * @throws ProfilingException if the benchmark fails or can't be profiled
     */
    public List<String> profile(BenchmarkSpec benchmark, Set<ProfileEvent> events, Path recording) {
        single(
                benchmark,
                options(benchmark, core(benchmark))
                        .addProfiler(
                                FlameProfiler.class,
                                FlameProfiler.initLine(events, recording.toAbsolutePath()))
                        .jvmArgsAppend(FlameProfiler.JVM_FLAGS.toArray(String[]::new))
                        .build());
        return FlameProfiler.notes(recording.toAbsolutePath());
    }

    private RunResult single(BenchmarkSpec benchmark, Options options) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        try {
            Collection<RunResult> results =
                    new Runner(
                                    options,
                                    OutputFormatFactory.createFormatInstance(
                                            out, VerboseMode.NORMAL))
                            .run();
            return results.iterator().next();
        } catch (RunnerException e) {
            throw new ProfilingException(
                    benchmark.name()
                            + " failed ("
                            + reason(printed.toString(StandardCharsets.UTF_8), e)
                            + "); what it printed is in the log of this run",
                    e);
        } finally {
            log.print(printed.toString(StandardCharsets.UTF_8));
            log.flush();
        }
    }

    private OptionalInt core(BenchmarkSpec benchmark) {
        return benchmark.kind() == BenchmarkSpec.Kind.ONE_CORE && PinnedToOneCore.isPossible()
                ? cores.find()
                : OptionalInt.empty();
    }

    private ChainedOptionsBuilder options(BenchmarkSpec benchmark, OptionalInt core) {
        boolean memory = benchmark.kind() == BenchmarkSpec.Kind.MEMORY;
        // As short as those that are measured: what JMH itself does at the end of each takes C2 up
        // to 200 ms to compile, which would otherwise fall into the measurement.
        int warmups = (int) settings.warmup().dividedBy(settings.iteration());
        ChainedOptionsBuilder options =
                new OptionsBuilder()
                        .include("^" + Pattern.quote(benchmark.method()) + "$")
                        .mode(memory ? Mode.SingleShotTime : Mode.SampleTime)
                        .timeUnit(TimeUnit.NANOSECONDS)
                        .forks(1)
                        .warmupIterations(memory ? 0 : warmups)
                        .warmupTime(time(settings.iteration()))
                        .measurementIterations(memory ? 1 : settings.iterations())
                        .measurementTime(time(settings.iteration()))
                        .addProfiler(GCProfiler.class)
                        .shouldFailOnError(true)
                        .jvmArgs(jvmFlags.toArray(String[]::new));
        benchmark.parameters().forEach(options::param);
        if (benchmark.timed()) {
            options.addProfiler(CoreProfiler.class);
        }
        core.ifPresent(
                number -> options.addProfiler(PinnedToOneCore.class, Integer.toString(number)));
        return options;
    }

    private static TimeValue time(Duration duration) {
        return TimeValue.milliseconds(duration.toMillis());
    }

    /** The first exception of the forked JVM says what happened; JMH's own that something did. */
    private static String reason(String printed, RunnerException e) {
        return printed.lines()
                .map(String::strip)
                .filter(line -> FAILURE.matcher(line).find())
                .findFirst()
                .orElse(String.valueOf(e.getMessage()).strip());
    }
}
