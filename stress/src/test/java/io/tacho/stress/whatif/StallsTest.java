package io.tacho.stress.whatif;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StallsTest {
    private final Stalls stalls = new Stalls();

    /** After 100 of waiting one of 7, after 50 more one of 9, and 20 without. */
    @BeforeEach
    void record() {
        stalls.recordedWait(60);
        stalls.recordedWait(40);
        stalls.recordedStall(7);
        stalls.recordedWait(50);
        stalls.recordedStall(9);
        stalls.recordedWait(20);
    }

    @Test
    void shouldComeAfterAsMuchWaitingAsRecorded() {
        assertEquals(100, stalls.untilNext());
        stalls.waits(30);
        assertEquals(70, stalls.untilNext());
        stalls.waits(70);
        assertEquals(7, stalls.happen());
        assertEquals(50, stalls.untilNext());
    }

    @Test
    void shouldComeAgainForWhoWaitsLongerThanTheRecord() {
        stalls.waits(100);
        stalls.happen();
        stalls.waits(50);
        stalls.happen();

        assertEquals(100, stalls.untilNext());
        stalls.waits(100);
        assertEquals(7, stalls.happen());
        assertEquals(50, stalls.untilNext());
        assertEquals(9, stalls.happen());
        assertEquals(100, stalls.untilNext());
    }

    @Test
    void shouldNotComeAgainWhileTheRecordSaysThatNoneCame() {
        stalls.happen();
        stalls.happen();
        stalls.recordedWait(480);

        assertEquals(500, stalls.untilNext());
    }

    @Test
    void shouldPreferWhatIsRecordedMeanwhile() {
        stalls.happen();
        stalls.happen();
        stalls.recordedStall(11);

        assertEquals(20, stalls.untilNext());
        assertEquals(11, stalls.happen());
    }

    @Test
    void shouldNeverComeWhereNoneWasRecorded() {
        assertEquals(Long.MAX_VALUE, new Stalls().untilNext());
    }
}
