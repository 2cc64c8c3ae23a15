package io.tacho.stress.whatif;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LookAheadTest {
    private static final long MS = 1_000_000;

    private final LookAhead ahead = new LookAhead();

    @Test
    void shouldReadOnUntilAllThatBeganByThenWasReceived() {
        ahead.add(10 * MS, 10 * MS);
        ahead.add(12 * MS, 500 * MS);
        ahead.add(20 * MS, 21 * MS);
        ahead.seal();

        assertEquals(10 * MS, ahead.receivedBy(10 * MS));
        assertEquals(500 * MS, ahead.receivedBy(12 * MS));
        assertEquals(500 * MS, ahead.receivedBy(30 * MS));
        assertEquals(600 * MS, ahead.receivedBy(600 * MS));
    }

    @Test
    void shouldRatherReadTooMuchWhenThereAreTooManyIntervals() {
        long day = 86_400_000 * MS;
        ahead.add(0, 0);
        ahead.add(5 * MS, 900 * MS);
        ahead.add(day, day + MS);
        ahead.seal();

        assertTrue(ahead.receivedBy(5 * MS) >= 900 * MS);
        assertTrue(ahead.receivedBy(day) >= day + MS);
    }

    @Test
    void shouldCountWhatBeganBeforeTheFirstToTheFirst() {
        ahead.add(10 * MS, 10 * MS);
        ahead.add(2 * MS, 700 * MS);
        ahead.seal();

        assertEquals(700 * MS, ahead.receivedBy(2 * MS));
    }
}
