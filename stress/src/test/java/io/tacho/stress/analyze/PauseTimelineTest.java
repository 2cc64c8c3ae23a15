package io.tacho.stress.analyze;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.journal.format.PauseCause;
import io.tacho.journal.reader.Pause;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PauseTimelineTest {
    @Test
    void shouldFindNothingWithoutPauses() {
        PauseTimeline timeline = new PauseTimeline(List.of());
        assertEquals(0, within(timeline, PauseCause.GC, 0, 100));
        assertTrue(timeline.stops().isQuiet(0, 100));
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
        assertEquals(0, within(timeline, PauseCause.SAFEPOINT, 60, 60));
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
            pauses.sort(Comparator.comparingLong(Pause::from));
            PauseTimeline timeline = new PauseTimeline(pauses);
            int begin = random.nextInt(200);
            int end = begin + 1 + random.nextInt(200 - begin);
            long quiet = IntStream.range(begin, end).filter(t -> at[t] == 0).count();
            assertEquals(quiet, timeline.stops().net(begin, end), () -> pauses.toString());
            assertEquals(quiet == end - begin, timeline.stops().isQuiet(begin, end));
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
