package io.tacho.stress.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.runtime.spi.MessageIds;
import io.tacho.stress.ExitCode;
import io.tacho.stress.StressException;
import io.tacho.stress.load.Rate;
import io.tacho.stress.measure.LatencyTotals;
import io.tacho.stress.replay.Errands.Wrong;
import io.tacho.stress.replay.Recordings.Entry;
import io.tacho.stress.scenario.Scenario;
import io.tacho.stress.scenario.Scenarios;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplaySessionTest {
    @TempDir private Path temporary = Path.of("");

    @ParameterizedTest
    @CsvSource({
        "ping-pong,20k,recorded",
        "request-response,20k,4x",
        "mixed,20k,max",
        "ring,20k,max",
        "fan-out,20k,max",
        "fan-in,20k,4x",
        "pipeline,20k,max",
        "trading,20k,max",
        "ping-pong,max,max",
        "request-response,max,max",
        "mixed,max,max"
    })
    void shouldDoWhatWasRecorded(String scenario, String rate, String pace) {
        Path journal = Recordings.record(temporary.resolve("run"), scenario, rate);
        ReplayReport report =
                Recordings.replay(
                        journal,
                        new ReplayOptions(
                                ReplayPace.parse(pace), null, null, null, 1, 0, Set.of()));

        List<Entry> entries = Recordings.entries(journal);
        assertEquals(Divergences.NONE, report.divergences());
        assertEquals(List.of(), report.checks());
        assertEquals(Map.of(), report.messages().omitted());
        assertEquals(0, report.messages().uncompared());
        assertEquals(entries.size(), report.messages().before() + report.messages().range());
        assertTrue(report.messages().alike() > 0);
        assertEquals(report.messages().range(), report.replayed().handling().count());
        assertEquals(report.recorded().handling().count(), report.replayed().handling().count());
        assertEquals(report.recorded().response().count(), report.replayed().response().count());
        assertEquals(report.recorded().byType().keySet(), report.replayed().byType().keySet());
    }

    @Test
    void shouldHandleTheSameMessagesInTheSameOrder() {
        Path journal = Recordings.record(temporary.resolve("run"), "mixed", "max");
        RecordedRun run = RecordedRun.open(journal);
        AtomicReference<@Nullable OrderTap> tap = new AtomicReference<>();
        Scenario scenario = Scenarios.create("mixed");
        assertNotNull(scenario);
        new ReplayPass(
                        run,
                        RangeFinder.find(run, null, null),
                        Recordings.MAX,
                        scenario,
                        new Uncontrolled(),
                        outcomes -> tap.updateAndGet(none -> new OrderTap(outcomes)))
                .execute(new LatencyTotals(), new LatencyTotals());

        Map<String, Long> expected = new HashMap<>();
        for (Entry entry : Recordings.entries(journal)) {
            expected.put(OrderTap.key(entry.recipient(), entry.sequence()), entry.messageId());
        }
        assertEquals(expected, Objects.requireNonNull(tap.get()).messages());
    }

    @Test
    void shouldReplayForwardedAsksTimersAndChildrenThatFail() {
        Path journal = errands();
        ReplayReport report = Recordings.replay(journal, new Errands(Wrong.NOTHING));

        assertEquals(Divergences.NONE, report.divergences());
        long opaque = count(journal, "Opaque");
        assertTrue(opaque > 0);
        assertEquals(
                opaque,
                report.messages().omitted().get("type Opaque is no message type of the scenario"));
        assertTrue(report.messages().omitted().containsKey(RecordSource.SIGNALS));
        assertEquals(2, report.messages().omitted().size());
        assertTrue(count(journal, "Tick") > 0);
        assertTrue(count(journal, "Hopeless") > 0);
        assertEquals(
                Recordings.entries(journal).size(),
                report.messages().before()
                        + report.messages().range()
                        + report.messages().omitted().values().stream()
                                .mapToLong(Long::longValue)
                                .sum());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ANOTHER_PAYLOAD   | sent Question number=41 to %1$s, recorded Question number=40
                    ANOTHER_RECIPIENT | sent Question number=40 to %2$s, recorded Question number=40 to %1$s
                    NOT_SENT          | did not send Question number=40 to %1$s
                    SENT_TWICE        | sent Tick number=7 to %1$s, of which there is no record
                    THROWS            | failed, recorded handled
                    """)
    void shouldNameTheFirstMessageThatDiffers(Wrong wrong, String difference) {
        Path journal = errands();
        ReplayReport report = Recordings.replay(journal, new Errands(wrong));

        Entry errand =
                Recordings.entries(journal).stream()
                        .filter(
                                entry ->
                                        entry.type().equals("Errand")
                                                && entry.text().equals("number=40"))
                        .findFirst()
                        .orElseThrow();
        assertEquals("component-0000040", errand.recipient());
        String message = MessageIds.text(errand.messageId()) + " (Errand number=40)";
        assertEquals(
                new Divergence(
                        errand.recipient(),
                        errand.sequence(),
                        message,
                        String.format(difference, "component-0000041", "component-0000042")),
                report.divergences().first().get(0));
        if (wrong == Wrong.SENT_TWICE || wrong == Wrong.ANOTHER_PAYLOAD) {
            assertEquals(1, report.divergences().actors(), () -> report.divergences().toString());
        }
    }

    @Test
    void shouldExecuteWhatLiesBeforeTheRangeAndNothingAfterIt() {
        Path journal = Recordings.record(temporary.resolve("run"), "mixed", "20k");
        List<Entry> entries = Recordings.entries(journal);
        Entry from = entries.get(entries.size() / 2);
        Entry until = entries.get(entries.size() * 3 / 4);
        ReplayReport report =
                Recordings.replay(
                        journal,
                        Recordings.range(
                                new RangeBound(0, from.messageId()),
                                new RangeBound(0, until.messageId())));

        assertEquals(Divergences.NONE, report.divergences());
        assertEquals(
                entries.stream().filter(each -> each.receivedAt() < from.receivedAt()).count(),
                report.messages().before());
        assertEquals(
                entries.stream()
                        .filter(
                                each ->
                                        each.receivedAt() >= from.receivedAt()
                                                && each.receivedAt() <= until.receivedAt())
                        .count(),
                report.messages().range());
        assertEquals(0, report.messages().uncompared());
        assertEquals(List.of(), report.checks(), "a check is of a whole run");
    }

    @Test
    void shouldFeedOnlyOneComponent() {
        Path journal = Recordings.record(temporary.resolve("run"), "mixed", "20k");
        ReplayReport report =
                Recordings.replay(
                        journal,
                        new ReplayOptions(
                                ReplayPace.MAX, null, null, "component-0000012", 1, 0, Set.of()));
        List<Entry> entries = Recordings.entries(journal);
        long own = entries.stream().filter(e -> e.recipient().equals("component-0000012")).count();
        assertEquals(Divergences.NONE, report.divergences());
        assertTrue(own > 0);
        assertEquals(own, report.messages().before() + report.messages().range());
        assertEquals(
                Map.of("to other components", entries.size() - own), report.messages().omitted());
        assertEquals(0, report.messages().uncompared());
        assertTrue(report.messages().alike() > 0);
    }

    @Test
    void shouldLoopOnFreshActors() {
        Path journal = Recordings.record(temporary.resolve("run"), "ping-pong", "20k");
        ReplayReport once = Recordings.replay(journal, Recordings.MAX);
        ReplayReport thrice =
                Recordings.replay(
                        journal,
                        new ReplayOptions(ReplayPace.MAX, null, null, null, 3, 1, Set.of()));
        assertEquals(3 * once.messages().range(), thrice.messages().range());
        assertEquals(once.messages().before(), thrice.messages().before());
        assertEquals(thrice.messages().range(), thrice.replayed().handling().count());
        assertEquals(Divergences.NONE, thrice.divergences());
        assertEquals(List.of(), thrice.checks());
        assertEquals(3, thrice.loops());
        assertEquals(1, thrice.workers());
    }

    @Test
    void shouldReportWhatWasDoneWhenInterrupted() {
        Path journal = Recordings.record(temporary.resolve("run"), "mixed", "20k");
        ReplaySession session =
                ReplaySession.open(journal, Recordings.MAX, Scenarios::create, RangeProfile.none());
        ReplayReport report = session.execute(fed -> session.interrupt());
        assertTrue(report.interrupted());
        assertEquals(Divergences.NONE, report.divergences());
        assertTrue(report.messages().before() + report.messages().range() < session.messages());
    }

    @Test
    void shouldReportThatNothingWasDoneWhenInterruptedBefore() {
        Path journal = Recordings.record(temporary.resolve("run"), "ping-pong", "20k");
        ReplaySession session =
                ReplaySession.open(journal, Recordings.MAX, Scenarios::create, RangeProfile.none());
        session.interrupt();

        ReplayReport report = session.execute(fed -> {});

        assertTrue(report.interrupted());
        assertEquals(0, report.messages().before() + report.messages().range());
    }

    @Test
    void shouldRefuseARangeThatIsNotThere() {
        Path journal = Recordings.record(temporary.resolve("run"), "ping-pong", "20k");
        assertUsage(
                journal, new RangeBound(3_600_000_000_000L, 0), null, "no message was received");
        assertUsage(journal, new RangeBound(20, 0), new RangeBound(10, 0), "no message");
        assertUsage(journal, new RangeBound(0, 77L << 48 | 1), null, "no message 77:1 on record");
        assertUsage(journal, null, new RangeBound(0, 77L << 48 | 1), "no message 77:1 on record");
    }

    private static void assertUsage(
            Path journal, @Nullable RangeBound from, @Nullable RangeBound until, String reason) {
        StressException refusal =
                assertThrows(
                        StressException.class,
                        () -> Recordings.replay(journal, Recordings.range(from, until)));
        assertEquals(ExitCode.USAGE, refusal.exitCode());
        assertTrue(
                String.valueOf(refusal.getMessage()).contains(reason), () -> refusal.getMessage());
        assertFalse(String.valueOf(refusal.getMessage()).contains("\n"));
    }

    private Path errands() {
        return Recordings.record(
                temporary.resolve("run"), new Errands(Wrong.NOTHING), Rate.parse("20k"));
    }

    private static long count(Path journal, String type) {
        return Recordings.entries(journal).stream().filter(e -> e.type().equals(type)).count();
    }

    private static final class Uncontrolled implements ReplayControl {
        @Override
        public boolean interrupted() {
            return false;
        }

        @Override
        public void fed(long messages) {}

        @Override
        public void rangeBegins() {}

        @Override
        public void rangeEnds() {}
    }
}
