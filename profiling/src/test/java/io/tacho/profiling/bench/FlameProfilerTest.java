package io.tacho.profiling.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.profiling.FlameGraphs;
import io.tacho.profiling.ProfileEvent;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.ProfilerException;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.IterationType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Really profiles a benchmark in a fork. */
final class FlameProfilerTest {
    @TempDir private Path folder;

    @Test
    void shouldRecordTheMeasuredIterationsOfAFork() throws Exception {
        Path jfr = folder.resolve("tell.jfr");
        Set<ProfileEvent> events = EnumSet.of(ProfileEvent.CPU, ProfileEvent.ALLOC);

        RunResult result = run(jfr, events, List.of());

        double samples = score(result, "flame.cpu");
        assertTrue(samples > 0, "samples");
        assertEquals(FlameGraphs.samples(jfr, ProfileEvent.CPU), samples);
        assertEquals(FlameGraphs.samples(jfr, ProfileEvent.ALLOC), score(result, "flame.alloc"));
        for (String note : FlameProfiler.notes(jfr)) {
            assertTrue(note.startsWith("cpu is sampled by "), note);
        }
        Path html = folder.resolve("tell.html");
        FlameGraphs.render(jfr, ProfileEvent.CPU, html, "tell");
        assertTrue(Files.readString(html).contains("TellBenchmark"), "names");
    }

    @Test
    void shouldRecordFromTheFirstToTheLastMeasuredIteration() throws Exception {
        Path jfr = folder.resolve("a.jfr");
        IterationParams warmup = new IterationParams(IterationType.WARMUP, 2, TimeValue.NONE, 1);
        IterationParams measured =
                new IterationParams(IterationType.MEASUREMENT, 2, TimeValue.NONE, 1);
        FlameProfiler profiler =
                new FlameProfiler(FlameProfiler.initLine(Set.of(ProfileEvent.ALLOC), jfr));

        for (int i = 0; i < 2; i++) {
            profiler.before(warmup);
            assertEquals(List.of(), profiler.after(warmup));
        }
        assertFalse(Files.exists(jfr), "a recording of the warm-up");
        profiler.before(measured);
        assertTrue(Files.exists(jfr), "recording");
        assertEquals(List.of(), profiler.after(measured));
        profiler.before(measured);
        assertEquals(1, profiler.after(measured).size());
        assertEquals(List.of(), FlameProfiler.notes(jfr));
    }

    @Test
    void shouldFailTheBenchmarkWithTheLineWhenTheLibraryCannotBeLoaded() throws Exception {
        Path library = Files.writeString(folder.resolve("lib.so"), "no library");
        Path jfr = folder.resolve("tell.jfr");

        RunnerException e =
                assertThrows(
                        RunnerException.class,
                        () ->
                                run(
                                        jfr,
                                        Set.of(ProfileEvent.CPU),
                                        List.of("-Done.profiler.libraryPath=" + library)));

        StringWriter trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace, true));
        assertTrue(
                trace.toString()
                        .contains("can't load async-profiler from -Done.profiler.libraryPath="),
                trace.toString());
        assertFalse(Files.exists(jfr));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    events=cpu | lacks file
                    file=/tmp/a.jfr | lacks events
                    events=;file=/tmp/a.jfr | lacks events
                    '' | is no option
                    events=cpu;file=/tmp/a.jfr;loud | loud' is no option
                    events=gpu;file=/tmp/a.jfr | gpu' is no event
                    events=cpu+;file=/tmp/a.jfr | is no event
                    events=cpu;file=a.jfr | absolute path
                    """)
    void shouldSayInOneLineWhatIsWrongWithTheLine(String line, String reason) {
        ProfilerException e = assertThrows(ProfilerException.class, () -> new FlameProfiler(line));

        String message = String.valueOf(e.getMessage());
        assertTrue(message.contains(reason), message);
        assertEquals(1, message.lines().count(), message);
    }

    @Test
    void shouldReadTheLineThatItWrites() {
        FlameOptions options =
                new FlameOptions(EnumSet.allOf(ProfileEvent.class), folder.resolve("a=b.jfr"));

        assertEquals(options, FlameOptions.parse(options.line()));
    }

    private static double score(RunResult result, String label) {
        Result<?> secondary = result.getSecondaryResults().get(label);
        if (secondary == null) {
            throw new AssertionError("no " + label);
        }
        return secondary.getScore();
    }

    private static RunResult run(Path jfr, Set<ProfileEvent> events, List<String> flags)
            throws RunnerException {
        return new Runner(options(jfr, events, flags).build()).runSingle();
    }

    private static ChainedOptionsBuilder options(
            Path jfr, Set<ProfileEvent> events, List<String> flags) {
        List<String> all = new ArrayList<>(FlameProfiler.JVM_FLAGS);
        all.addAll(flags);
        return new OptionsBuilder()
                .include("TellBenchmark")
                .param("journal", "off")
                .forks(1)
                .warmupIterations(1)
                .warmupTime(TimeValue.milliseconds(50))
                .measurementIterations(2)
                .measurementTime(TimeValue.milliseconds(200))
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .jvmArgs(
                        ManagementFactory.getRuntimeMXBean()
                                .getInputArguments()
                                .toArray(String[]::new))
                .jvmArgsAppend(all.toArray(String[]::new))
                .addProfiler(FlameProfiler.class, FlameProfiler.initLine(events, jfr));
    }
}
