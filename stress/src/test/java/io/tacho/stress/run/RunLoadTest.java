package io.tacho.stress.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.stress.load.Arrivals;
import io.tacho.stress.load.LoadPlan;
import io.tacho.stress.load.RateProfile;
import io.tacho.stress.load.Stage;
import io.tacho.stress.threshold.Threshold;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

/** What load a run has, what is asked of it, and what it leaves behind. */
class RunLoadTest {
    private static final Duration NONE = Duration.ZERO;
    private static final Duration DRAIN = Duration.ofSeconds(30);

    @TempDir private Path temporary = Path.of("");

    private Path folder() {
        return temporary.resolve("run");
    }

    private RunResult run(LoadPlan load, String... thresholds) {
        return Runs.run(
                Runs.options(
                        folder(),
                        "mixed",
                        load,
                        JournalPlan.of(JournalSetting.OFF),
                        Stream.of(thresholds).map(Threshold::parse).toList()));
    }

    private static LoadPlan constant(double rate, Duration duration) {
        return LoadPlan.open(RateProfile.constant(rate, duration), Arrivals.EVEN, NONE, DRAIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"even", "poisson", "burst:50"})
    void shouldStartWhatItsStagesAskFor(String arrivals) {
        RateProfile profile =
                new RateProfile(
                        0,
                        List.of(
                                new Stage(Duration.ofMillis(100), 20_000),
                                new Stage(Duration.ofMillis(200), 20_000),
                                new Stage(Duration.ofMillis(100), 0)));
        RunResult result = run(LoadPlan.open(profile, Arrivals.parse(arrivals), NONE, DRAIN));
        assertEquals(List.of(), result.checks());
        assertEquals(result.operations().started(), result.operations().completed());
        // 6,000; of a Poisson process six standard deviations more or less.
        assertEquals(6_000, result.operations().started(), arrivals.equals("poisson") ? 465 : 50);
        assertEquals(arrivals, result.rate().arrivals());
        assertEquals(3, result.rate().stages().size());
        assertEquals(20_000, result.rate().stages().get(1).fromRate());
    }

    @Test
    void shouldJudgeEachThreshold() {
        RunResult result =
                run(
                        constant(20_000, Duration.ofMillis(300)),
                        "p(99)<60s",
                        "service:count==6000",
                        "handling{type=Order}:count==3000",
                        "latency{type=Order}:count==3000",
                        "latency{type=Notice}:count==1500",
                        "latency{type=Query}:count==0",
                        "lost==0",
                        "operations==6k",
                        "failed>0",
                        "queueWait{type=Seen}:min>=60s");
        assertEquals(
                List.of(true, true, true, true, true, true, true, true, false, false),
                result.thresholds().stream().map(RunResult.Threshold::ok).toList(),
                () -> result.thresholds().toString());
        assertEquals(
                List.of("Announce", "Notice", "Order"),
                List.copyOf(result.operations().byType().keySet()));
    }

    @Test
    void shouldEndAsSoonAsAThresholdCanNotHoldAnyMore() {
        RunResult result = run(constant(20_000, Duration.ofMinutes(5)), "max<1ns");
        assertEquals(false, result.thresholds().get(0).ok());
        assertTrue(result.operations().started() < 2_000_000);
        assertEquals(result.operations().started(), result.operations().completed());
        assertTrue(
                result.trust().reasons().contains("ended when max<1ns could not hold any more"),
                () -> result.trust().toString());
        assertEquals(List.of(), result.checks());
    }

    @Test
    void shouldHaveEachOperationInItsSeriesOnce() throws IOException {
        RunResult result = run(constant(20_000, Duration.ofMillis(1_200)));
        long inTable = 0;
        for (String line : Files.readAllLines(folder().resolve("series.csv"))) {
            inTable += line.startsWith("from") ? 0 : Long.parseLong(line.split(",")[3]);
        }
        assertEquals(24_000, result.operations().completed());
        assertEquals(24_000, inTable);
        long inLog = 0;
        try (HistogramLogReader log =
                new HistogramLogReader(folder().resolve("latency.hlog").toFile())) {
            while (log.hasNext()) {
                if (log.nextIntervalHistogram() instanceof Histogram histogram
                        && histogram.getTag().equals("response")) {
                    inLog += histogram.getTotalCount();
                }
            }
        }
        assertEquals(24_000, inLog);
    }

    @Test
    void shouldLeaveBehindWhatOtherToolsRead() throws Exception {
        run(constant(20_000, Duration.ofMillis(300)), "lost==0", "failed>0");
        Element suite =
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(
                                new ByteArrayInputStream(
                                        Files.readAllBytes(folder().resolve("junit.xml"))))
                        .getDocumentElement();
        assertEquals("4", suite.getAttribute("tests"));
        assertEquals("1", suite.getAttribute("failures"));
        Element crossed = (Element) suite.getElementsByTagName("failure").item(0);
        assertEquals("measured: 0", crossed.getAttribute("message"));
        assertEquals("failed>0", ((Element) crossed.getParentNode()).getAttribute("name"));
        for (String curve : List.of("response.hgrm", "service.hgrm")) {
            String text = Files.readString(folder().resolve(curve));
            assertTrue(text.contains("Total count    =         6000"), text);
        }
        String page = Files.readString(folder().resolve("report.html"));
        assertTrue(page.contains("\"shown\" : \"0\""), "the page has the thresholds");
    }
}
