package io.tacho.stress.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.stress.StressException;
import io.tacho.stress.load.Arrivals;
import io.tacho.stress.load.LoadPlan;
import io.tacho.stress.load.RateProfile;
import io.tacho.stress.scenario.Misbehaving;
import io.tacho.stress.scenario.Misbehaving.Manner;
import io.tacho.stress.scenario.Scenario;
import io.tacho.stress.scenario.Scenarios;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes on around the load fails: the load does not go on without it, and all of it ends. */
class FailingPartsTest {
    private static final String SCENARIO = "ping-pong";

    @TempDir private Path temporary = Path.of("");

    private RunReport run(LoadPlan load, Scenario scenario, RunProgress progress) {
        RunOptions options =
                Runs.options(
                        temporary.resolve("run"),
                        SCENARIO,
                        load,
                        JournalPlan.of(JournalSetting.OFF),
                        List.of());
        try (RunFolder folder = RunFolder.create(options.folder())) {
            return RunSession.open(options, folder, scenario, progress).execute();
        }
    }

    private static Scenario scenario() {
        return Objects.requireNonNull(Scenarios.create(SCENARIO));
    }

    private static LoadPlan load(Duration duration) {
        return LoadPlan.open(
                RateProfile.constant(1_000, duration),
                Arrivals.EVEN,
                Duration.ZERO,
                Duration.ofSeconds(30));
    }

    /** Fails in its first look, and has no memory for the next one in the window. */
    private static final class FailingLooks extends Watching {
        private boolean failed;

        @Override
        public void sample(Sample sample) {
            if (!failed) {
                failed = true;
                throw new IllegalStateException("on purpose");
            }
            if (phase.equals("run")) {
                throw new OutOfMemoryError("on purpose");
            }
        }
    }

    /** Fails at the first of the steps that end a run. */
    private static final class FailingEnd extends Watching {
        @Override
        public void phase(String name, long total) {
            if (name.equals("shutdown")) {
                throw new IllegalStateException("the end, on purpose");
            }
        }
    }

    private static class Watching implements RunProgress {
        volatile String phase = "";

        @Override
        public void phase(String name, long total) {
            phase = name;
        }

        @Override
        public void sample(Sample sample) {}

        @Override
        public void finish() {}
    }

    @Test
    void shouldGoOnLookingAtTheHeapAndEndTheLoadWhenThereIsNoMemoryForThat() {
        RunReport report = run(load(Duration.ofMinutes(5)), scenario(), new FailingLooks());
        assertTrue(
                report.result().checks().get(0).startsWith("the heap was nearly full"),
                () -> report.result().checks().toString());
        assertTrue(
                report.notes().stream()
                        .anyMatch(
                                note ->
                                        note.startsWith("the figures over time lack")
                                                && note.endsWith(
                                                        "java.lang.IllegalStateException: on"
                                                                + " purpose")),
                () -> report.notes().toString());
    }

    @Test
    void shouldEndAllThatItHasBegunWhenAStepOfThatFails() {
        StressException failure =
                assertThrows(
                        StressException.class,
                        () ->
                                run(
                                        load(Duration.ofMillis(100)),
                                        Misbehaving.in("spawn", Manner.THROWS),
                                        new FailingEnd()));
        assertEquals(1, failure.getSuppressed().length);
        assertEquals("the end, on purpose", failure.getSuppressed()[0].getMessage());
        assertEquals(
                List.of(),
                Thread.getAllStackTraces().keySet().stream()
                        .map(Thread::getName)
                        .filter(
                                name ->
                                        name.startsWith(
                                                SCENARIO + "-" + ProcessHandle.current().pid()))
                        .toList());
        assertEquals(List.of(), FlightRecorder.getFlightRecorder().getRecordings());
    }

    /** As {@code jcmd JFR.stop} does. */
    @Test
    void shouldReportWithoutARecordingThatSomebodyElseHasStopped() {
        RunReport report =
                run(
                        load(Duration.ofMillis(100)),
                        scenario(),
                        new Watching() {
                            @Override
                            public void phase(String name, long total) {
                                if (name.equals("run")) {
                                    FlightRecorder.getFlightRecorder()
                                            .getRecordings()
                                            .forEach(Recording::close);
                                }
                            }
                        });
        assertEquals(
                report.result().operations().started(), report.result().operations().completed());
        assertTrue(
                report.notes().stream()
                        .anyMatch(note -> note.contains("somebody else has stopped the recording")),
                () -> report.notes().toString());
    }
}
