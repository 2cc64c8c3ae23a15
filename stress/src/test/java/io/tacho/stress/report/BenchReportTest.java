package io.tacho.stress.report;

import static io.tacho.stress.report.SmallReports.asked;
import static io.tacho.stress.report.SmallReports.assertContains;
import static io.tacho.stress.report.SmallReports.free;
import static io.tacho.stress.report.SmallReports.markdown;
import static io.tacho.stress.report.SmallReports.measured;
import static io.tacho.stress.report.SmallReports.whole;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.profiling.machine.Conditions;
import io.tacho.profiling.machine.Regime;
import io.tacho.profiling.stats.Comparison;
import io.tacho.profiling.stats.SuiteEntry;
import io.tacho.profiling.stats.Verdict;
import io.tacho.profiling.suite.BenchmarkSpec;
import io.tacho.profiling.suite.Discarded;
import io.tacho.profiling.suite.Fork;
import io.tacho.profiling.suite.Group;
import io.tacho.profiling.suite.Measured;
import io.tacho.stress.bench.BenchFile;
import io.tacho.stress.compare.ComparisonReport;
import io.tacho.stress.compare.Figure;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the report says of results whose story is known, read in its Markdown. */
class BenchReportTest {
    private static final Conditions CROWDED = new Conditions(0.57, 1_000_000);
    private static final double[] STEADY = {100, 101, 100.5, 100.2, 100.8, 101, 100};
    private static final double[] APART = {100, 140, 101, 139, 102, 141, 100};

    @Test
    void shouldCountEveryBenchmarkOnceInItsHeadline() {
        String report =
                whole(
                        SyntheticSuite.steady(asked("a"), 500, STEADY),
                        SyntheticSuite.steady(asked("b"), 2500, STEADY),
                        SyntheticSuite.steady(asked("c"), 500, APART),
                        SyntheticSuite.steady(asked("d"), 500, 100),
                        SyntheticSuite.steady(free("e"), 500, STEADY));

        assertContains(
                report,
                "**5 benchmarks: 1 met what is asked, 1 missed it, 1 unstable, 1 of unknown"
                        + " steadiness, 1 steady without a target.**");
    }

    @Test
    void shouldSayByHowMuchATargetIsMissed() {
        assertContains(
                whole(SyntheticSuite.steady(asked("slow"), 2500, STEADY)),
                "- `slow`: P99 2.50 us, asked P99 < 1 us, 3 times it");
    }

    @Test
    void shouldNameWhatIsNearestToItsLimit() {
        assertContains(
                whole(
                        SyntheticSuite.steady(asked("far"), 100, STEADY),
                        SyntheticSuite.steady(asked("near"), 900, STEADY)),
                "nearest to its limit is `near`: P99 900 ns, asked P99 < 1 us, 90 % of it");
    }

    @Test
    void shouldCallNothingMetThatIsUnstableOrUnknown() {
        String report =
                whole(
                        SyntheticSuite.steady(asked("unstable"), 10, APART),
                        SyntheticSuite.steady(asked("unknown"), 10, 100));

        assertFalse(report.contains("\u2713"), report);
        assertContains(report, "No benchmark is known to meet what is asked of it.");
    }

    @Test
    void shouldSayNothingOfTargetsWhereThereAreNone() {
        assertFalse(
                whole(SyntheticSuite.steady(free("a"), 10, STEADY))
                        .contains("to meet what is asked"));
    }

    @Test
    void shouldCallNoRatioMetOfWhatIsUnstable() {
        BenchmarkSpec above = free("registry_lookup_scale_10000");
        BenchmarkSpec below = free("registry_lookup_scale_100");

        assertContains(
                whole(
                        SyntheticSuite.steady(above, 500, STEADY),
                        SyntheticSuite.steady(below, 500, STEADY)),
                "| \u2264 5x | 1.00x | \u2713 met |");
        assertContains(
                whole(
                        SyntheticSuite.steady(above, 500, STEADY),
                        SyntheticSuite.steady(below, 500, APART)),
                "| \u2264 5x | 0.99x | **\u25b2 unstable** |");
    }

    @Test
    void shouldListForksThatDoNotCountWithTheirReasons() {
        Fork crowded = SyntheticSuite.fork(2, 130, CROWDED, SyntheticSuite.iterations(130));
        Measured steady = SyntheticSuite.steady(asked("a"), 500, STEADY);
        String report =
                whole(
                        measured(
                                steady.benchmark(),
                                steady.forks(),
                                List.of(new Discarded(crowded, CROWDED.disturbances()))));

        assertContains(report, "- `a`, round 2, 130 ns: discarded: others took 57 % of a core");
    }

    @Test
    void shouldSayHowManyForksAChangeWouldNeed() {
        assertTrue(
                whole(SyntheticSuite.steady(free("wide"), 500, 100, 107, 101, 106, 103, 104, 102))
                        .matches(
                                "(?s).*For a change of 5 % to be found, so many forks a side are"
                                        + " needed: `wide` \\d+\\..*"));
    }

    @Test
    void shouldLabelTheMeansOfBatches() {
        Measured steady = SyntheticSuite.steady(asked("tiny"), 5, 3, 3, 3, 3, 3, 3, 3);
        Measured batched =
                new Measured(
                        steady.benchmark(),
                        100,
                        Regime.ANY,
                        0,
                        steady.forks(),
                        List.of(),
                        List.of(),
                        steady.quantiles());

        assertContains(whole(batched), "| `tiny` means of batches of 100 |");
    }

    @Test
    void shouldSayThatASuiteWasStopped() {
        BenchFile all =
                SyntheticSuite.file(7, List.of(SyntheticSuite.steady(asked("a"), 5, STEADY)));
        BenchFile part =
                new BenchFile(
                        all.version(),
                        all.startedAt(),
                        false,
                        all.settings(),
                        all.environment(),
                        all.warnings(),
                        all.benchmarks());

        assertContains(
                markdown(part, Artifacts.NONE), "Stopped before all that was planned was run.");
    }

    @Test
    void shouldHaveTheRulesEnvironmentWarningsAndFlags() {
        String report = whole(SyntheticSuite.steady(asked("a"), 5, STEADY));

        assertAll(
                () -> assertContains(report, "took more than 10 % of a core"),
                () -> assertContains(report, "stood still for more than 100 ms"),
                () -> assertContains(report, "At most 20 % of the forks"),
                () -> assertContains(report, "under 5 %; to 10 % a warning"),
                () -> assertContains(report, "2,000 ms of warm-up, then 100 iterations of 50 ms"),
                () -> assertContains(report, "**Warning**: a virtual machine."),
                () -> assertContains(report, "| processor | Imaginary CPU |"),
                () -> assertContains(report, "- `-XX:+UseParallelGC`"),
                () ->
                        assertContains(
                                report, "frequency governor to performance; it is `powersave`"));
    }

    @Test
    void shouldReferToWhatIsThereOnly() {
        BenchFile file =
                SyntheticSuite.file(7, List.of(SyntheticSuite.steady(asked("a"), 5, STEADY)));
        String report =
                markdown(
                        file,
                        new Artifacts(
                                "../r%201/", Set.of("bench.json", "flames/a/flame-cpu.html")));

        assertContains(report, "[bench.json](<../r%201/bench.json>)");
        assertContains(report, "flame graphs: [cpu](<../r%201/flames/a/flame-cpu.html>)");
        assertFalse(report.contains("jmh.json"), report);
        assertFalse(markdown(file, Artifacts.NONE).contains("Raw data"));
    }

    @Test
    void shouldPutEachBenchmarkIntoTheDocumentOfItsPart() {
        BenchFile file =
                SyntheticSuite.file(
                        7,
                        List.of(
                                SyntheticSuite.steady(
                                        SyntheticSuite.spec("found", Group.REGISTRY), 5, STEADY),
                                SyntheticSuite.steady(
                                        SyntheticSuite.spec("told", Group.DIRECT), 5, STEADY)));
        Map<String, byte[]> documents =
                BenchMarkdown.documents(new BenchReport(file, null, Artifacts.NONE));

        assertEquals(
                List.of(
                        "summary.md",
                        "lifecycle-and-registry.md",
                        "messaging.md",
                        "scalability-and-stress.md"),
                List.copyOf(documents.keySet()));
        String registry = text(documents, "lifecycle-and-registry.md");
        assertContains(registry, "| `found` |");
        assertFalse(registry.contains("told"));
        assertContains(text(documents, "messaging.md"), "| `told` |");
        assertContains(
                text(documents, "scalability-and-stress.md"), "No benchmark of this part was run.");
        assertContains(text(documents, "summary.md"), "[Messaging](<messaging.md>)");
    }

    @Test
    void shouldShowAComparisonWithABaselineWhereThereIsOne() {
        Figure was = new Figure("a", Figure.NANOS, "", 0, List.of(100.0, 100.0));
        Figure is = new Figure("a", Figure.NANOS, "", 0, List.of(200.0, 200.0));
        SuiteEntry entry =
                new SuiteEntry(
                        "a", Comparison.of(new double[] {100, 100}, new double[] {200, 200}), true);
        ComparisonReport comparison =
                new ComparisonReport(
                        "main",
                        "now",
                        List.of(
                                new ComparisonReport.Line(
                                        was,
                                        is,
                                        new Verdict(entry, Verdict.Outcome.REGRESSION, 0.001, 0))),
                        List.of("JVM: 17, now 25"));
        BenchFile file =
                SyntheticSuite.file(7, List.of(SyntheticSuite.steady(asked("a"), 5, STEADY)));
        String report =
                new String(
                        BenchMarkdown.whole(new BenchReport(file, comparison, Artifacts.NONE)),
                        StandardCharsets.UTF_8);

        assertContains(report, "Against `main`: 1 surely worse, 0 surely better");
        assertContains(report, "| `a` | 100 ns | 200 ns | +100.0% |");
        assertContains(report, "| **\u25b2 regression** |");
        assertContains(report, "- JVM: 17, now 25");
    }

    @Test
    void shouldReportTheWholeSuiteInOneForkAndInMany() {
        for (int forks : new int[] {1, 2, 7}) {
            BenchFile file = new SyntheticSuite().whole(forks);
            String report = markdown(file, Artifacts.NONE);
            file.benchmarks().forEach(row -> assertContains(report, "| `" + row.name() + "`"));
            assertFalse(report.contains("NaN") || report.contains("Infinity"), report);
        }
    }

    private static String text(Map<String, byte[]> documents, String name) {
        return new String(documents.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
    }
}
