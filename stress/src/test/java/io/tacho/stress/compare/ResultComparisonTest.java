package io.tacho.stress.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.profiling.machine.Environment;
import io.tacho.profiling.machine.Regime;
import io.tacho.profiling.stats.Demands;
import io.tacho.profiling.stats.Verdict.Outcome;
import io.tacho.stress.StressException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultComparisonTest {
    @TempDir private Path temporary = Path.of("");

    @Test
    void shouldFindARegressionWhenAllForksAreSlower() throws IOException {
        ComparisonReport report =
                compare(new BenchFiles().with("tell", 100), new BenchFiles().with("tell", 110));

        assertTrue(report.isRegression());
        assertEquals(Outcome.REGRESSION, outcome(report, "tell"));
        assertEquals(Outcome.NO_CHANGE, outcome(report, "tell B/op"));
    }

    @Test
    void shouldSayNoChangeWhenItIsComparedWithItself() throws IOException {
        ComparisonReport report =
                compare(new BenchFiles().with("tell", 100), new BenchFiles().with("tell", 100));

        assertFalse(report.isRegression());
        assertEquals(Outcome.NO_CHANGE, outcome(report, "tell"));
        assertEquals(List.of(), report.warnings());
    }

    @Test
    void shouldFindARegressionWhenItBeganToAllocate() throws IOException {
        ComparisonReport report =
                compare(
                        new BenchFiles().with("tell", Regime.ANY, 100, 0.004, 7),
                        new BenchFiles().with("tell", Regime.ANY, 100, 24, 7));

        assertEquals(Outcome.REGRESSION, outcome(report, "tell B/op"));
    }

    @Test
    void shouldTakePartsOfAByteForNothingWhenTheyDiffer() throws IOException {
        ComparisonReport report =
                compare(
                        new BenchFiles().with("tell", Regime.ANY, 100, 0.004, 7),
                        new BenchFiles().with("tell", Regime.ANY, 100, 0.04, 7));

        assertEquals(Outcome.NO_CHANGE, outcome(report, "tell B/op"));
    }

    @Test
    void shouldAskForMoreForksWhenThereAreFewerThanSeven() throws IOException {
        ComparisonReport report =
                compare(
                        new BenchFiles().with("tell", Regime.ANY, 100, 0, 3),
                        new BenchFiles().with("tell", Regime.ANY, 200, 0, 3));

        assertEquals(Outcome.CANT_TELL, outcome(report, "tell"));
        assertEquals("can't tell: needs n >= 7", report.lines().get(0).verdict().text());
    }

    @Test
    void shouldCompareAtTheClockOfTheBaseWhenTheOthersWasSlower() throws IOException {
        ComparisonReport report =
                compare(
                        new BenchFiles().clocked(6_000).with("tell", 100),
                        new BenchFiles().clocked(6_600).with("tell", 110));

        assertEquals(Outcome.NO_CHANGE, outcome(report, "tell"));
        assertEquals(
                List.of(
                        "the cores of "
                                + report.other()
                                + " were clocked 10.0 % slower: times of one core are compared at"
                                + " the clock of "
                                + report.base()),
                report.warnings());
    }

    @Test
    void shouldFindTheRegressionThatAFasterClockHid() throws IOException {
        ComparisonReport report =
                compare(
                        new BenchFiles().clocked(6_600).with("tell", 100),
                        new BenchFiles().clocked(6_000).with("tell", 100));

        assertEquals(Outcome.REGRESSION, outcome(report, "tell"));
        assertTrue(report.warnings().get(0).startsWith("the cores of " + report.base() + " were"));
    }

    @Test
    void shouldCompareAsMeasuredWhenTheBaseKnowsNoClock() throws IOException {
        ComparisonReport report =
                compare(
                        new BenchFiles().with("tell", 100),
                        new BenchFiles().clocked(6_600).with("tell", 100));

        assertEquals(Outcome.NO_CHANGE, outcome(report, "tell"));
        assertEquals(List.of(), report.warnings());
    }

    @Test
    void shouldCompareOnlySizesWhenTheMachineIsAnother() throws IOException {
        Environment other =
                new Environment(
                        "Vendor 25", List.of(), "B", 64, "unknown", "madvise", "Linux", "none");

        ComparisonReport report =
                compare(
                        new BenchFiles().with("tell", 100),
                        new BenchFiles().on(other).with("tell", 100));

        assertEquals(
                List.of("tell B/op"), report.lines().stream().map(l -> l.other().name()).toList());
        assertTrue(report.warnings().get(0).startsWith("another machine"), report.toString());
    }

    @Test
    void shouldNotCompareTimesWhenTheCoresLayOtherwise() throws IOException {
        ComparisonReport report =
                compare(
                        new BenchFiles().with("spawn", Regime.NEAR, 100, 0, 7).with("tell", 100),
                        new BenchFiles().with("spawn", Regime.FAR, 150, 0, 7).with("tell", 100));

        assertFalse(report.lines().stream().anyMatch(l -> l.other().name().equals("spawn")));
        assertTrue(
                report.warnings().get(0).startsWith("spawn is not compared: cores near"),
                report.toString());
    }

    @Test
    void shouldSayWhatOnlyOneHasWhenTheBenchmarksDiffer() throws IOException {
        ComparisonReport report =
                compare(
                        new BenchFiles().with("tell", 100).with("gone", 100),
                        new BenchFiles().with("tell", 100).with("come", 100));

        assertTrue(report.warnings().get(0).startsWith("come is only in"), report.toString());
        assertTrue(report.warnings().get(2).startsWith("gone is only in"), report.toString());
    }

    @Test
    void shouldRefuseWhenNothingIsInCommon() {
        StressException refused =
                assertThrows(
                        StressException.class,
                        () ->
                                compare(
                                        new BenchFiles().with("tell", 100),
                                        new BenchFiles().with("ask", 100)));

        assertEquals(2, refused.exitCode());
    }

    private ComparisonReport compare(BenchFiles base, BenchFiles other) throws IOException {
        return ResultComparison.of(
                ResultReader.read(base.write(temporary.resolve("base"))),
                ResultReader.read(other.write(temporary.resolve("new"))),
                Demands.DEFAULT);
    }

    private static Outcome outcome(ComparisonReport report, String name) {
        return report.lines().stream()
                .filter(line -> line.other().name().equals(name))
                .findFirst()
                .orElseThrow()
                .verdict()
                .outcome();
    }
}
