package io.tacho.stress.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.stress.ExitCode;
import io.tacho.stress.StressException;
import io.tacho.stress.load.Rate;
import io.tacho.stress.scenario.GuardedScenario;
import io.tacho.stress.scenario.Misbehaving;
import io.tacho.stress.scenario.Misbehaving.Manner;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Somebody's scenario that throws, or never returns: one line that says where, and an end. */
class MisbehavingScenarioTest {
    @TempDir private Path temporary = Path.of("");

    private RunResult run(GuardedScenario scenario, String rate) {
        return Runs.run(
                Runs.options(
                        temporary.resolve("run"),
                        "ping-pong",
                        Rate.parse(rate),
                        JournalSetting.FULL),
                scenario);
    }

    @ParameterizedTest
    @CsvSource({
        "helpers, THROWS, 20k, threw java.lang.IllegalStateException: on purpose",
        "helpers, HANGS, 20k, has not returned for",
        "spawn, THROWS, 20k, threw java.lang.IllegalStateException: on purpose",
        "spawn, HANGS, 20k, has not returned for",
        "start, THROWS, 20k, threw java.lang.IllegalStateException: on purpose",
        "start, THROWS, max, threw java.lang.IllegalStateException: on purpose",
        "start, HANGS, 20k, has not returned for",
    })
    void shouldEndTheRun(String method, Manner manner, String rate, String what) {
        StressException failure =
                assertThrows(
                        StressException.class, () -> run(Misbehaving.in(method, manner), rate));
        assertEquals(ExitCode.FAILURE, failure.exitCode());
        String message = String.valueOf(failure.getMessage());
        assertTrue(message.contains("Misbehaving." + method + " " + what), message);
    }

    @Test
    void shouldSayWhereItHangs() {
        StressException failure =
                assertThrows(
                        StressException.class,
                        () -> run(Misbehaving.in("spawn", Manner.HANGS), "20k"));
        assertTrue(
                String.valueOf(failure.getMessage()).contains("it is in java."),
                failure::getMessage);
    }

    /** What was measured is still of use. */
    @ParameterizedTest
    @CsvSource({"THROWS, threw", "HANGS, has not returned for"})
    void shouldReportWhereTheCheckFails(Manner manner, String what) {
        RunResult result = run(Misbehaving.in("check", manner), "20k");
        assertEquals(result.operations().started(), result.operations().completed());
        assertEquals(1, result.checks().size());
        assertTrue(
                result.checks().get(0).contains("Misbehaving.check " + what),
                result.checks()::toString);
    }

    /** As by a test's time-out: who was interrupted still has to find out that nothing goes on. */
    @Test
    void shouldEndAnInterruptedRunThatHangs() {
        StressException failure =
                assertThrows(
                        StressException.class,
                        () -> run(Misbehaving.in("start", Manner.INTERRUPTS_AND_HANGS), "20k"));
        assertTrue(Thread.interrupted(), "who was interrupted still is");
        assertTrue(
                String.valueOf(failure.getMessage()).contains("has not returned for"),
                failure::getMessage);
    }
}
