package io.tacho.stress.analyze;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tacho.journal.format.PauseCause;
import io.tacho.journal.reader.Pause;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PauseTimelineTest {
    @Test
    void shouldFindNothingWithoutPauses() {
        assertEquals(0, new PauseTimeline(List.of()).within(0, 100));
    }

    @Test
    void shouldCountEachInstantUnderTheMostCertainCause() {
        PauseTimeline timeline =
                new PauseTimeline(
                        List.of(
                                new Pause(PauseCause.HICCUP, 0, 100),
                                new Pause(PauseCause.SAFEPOINT, 40, 70),
                                new Pause(PauseCause.GC, 20, 50),
                                new Pause(PauseCause.GC, 90, 110)));

        assertEquals(50, within(timeline, PauseCause.GC, 0, 200));
        assertEquals(20, within(timeline, PauseCause.SAFEPOINT, 0, 200));
        assertEquals(40, within(timeline, PauseCause.HICCUP, 0, 200));
        assertEquals(5, within(timeline, PauseCause.GC, 45, 60));
        assertEquals(10, within(timeline, PauseCause.SAFEPOINT, 45, 60));
        assertEquals(0, timeline.within(60, 60));
    }

    @Test
    void shouldTellTheTimesWithoutPauses() {
        PauseTimeline timeline =
                new PauseTimeline(
                        List.of(
                                new Pause(PauseCause.GC, 20, 30),
                                new Pause(PauseCause.GC, 50, 60)));

        assertEquals(Long.MIN_VALUE, timeline.quietFrom(10));
        assertEquals(20, timeline.quietTo(10));
        assertEquals(25, timeline.quietFrom(25));
        assertEquals(25, timeline.quietTo(25));
        assertEquals(30, timeline.quietFrom(40));
        assertEquals(50, timeline.quietTo(40));
        assertEquals(60, timeline.quietFrom(70));
        assertEquals(Long.MAX_VALUE, timeline.quietTo(70));
    }

    @Test
    void shouldAgreeWithCountingInstantByInstant() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            List<Pause> pauses = new ArrayList<>();
            int[] at = new int[200];
            for (int i = 0; i < 12; i++) {
                PauseCause cause = PauseCause.values()[random.nextInt(3)];
                int from = random.nextInt(180);
                Pause pause = new Pause(cause, from, from + 1 + random.nextInt(20));
                pauses.add(pause);
                for (int t = from; t < pause.to(); t++) {
                    if (at[t] == 0 || cause.code() < at[t]) {
                        at[t] = cause.code();
                    }
                }
            }
            pauses.sort(java.util.Comparator.comparingLong(Pause::from));
            PauseTimeline timeline = new PauseTimeline(pauses);
            int begin = random.nextInt(200);
            int end = begin + random.nextInt(200 - begin);
            for (PauseCause cause : PauseCause.values()) {
                long expected = 0;
                for (int t = begin; t < end; t++) {
                    expected += at[t] == cause.code() ? 1 : 0;
                }
                assertEquals(
                        expected, within(timeline, cause, begin, end), () -> pauses.toString());
            }
        }
    }

    private static long within(PauseTimeline timeline, PauseCause cause, long begin, long end) {
        long[] byCause = new long[WaitCause.values().length];
        timeline.within(begin, end, byCause);
        return byCause[WaitCause.of(cause).ordinal()];
    }
}
