package io.tacho.stress.whatif;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ReadHorizonTest {
    private static final long MS = 1_000_000;

    private final ReadHorizon horizon = new ReadHorizon();

    @Test
    void shouldReadOnUntilAllThatBeganByThenWasReceived() {
        horizon.add(10 * MS, 10 * MS);
        horizon.add(12 * MS, 500 * MS);
        horizon.add(20 * MS, 21 * MS);
        horizon.seal();

        assertEquals(10 * MS, horizon.receivedBy(10 * MS));
        assertEquals(500 * MS, horizon.receivedBy(12 * MS));
        assertEquals(500 * MS, horizon.receivedBy(30 * MS));
        assertEquals(600 * MS, horizon.receivedBy(600 * MS));
    }

    @Test
    void shouldRatherReadTooMuchWhenThereAreTooManyIntervals() {
        long day = 86_400_000 * MS;
        horizon.add(0, 0);
        horizon.add(5 * MS, 900 * MS);
        horizon.add(day, day + MS);
        horizon.seal();

        assertTrue(horizon.receivedBy(5 * MS) >= 900 * MS);
        assertTrue(horizon.receivedBy(day) >= day + MS);
    }

    @Test
    void shouldCountWhatBeganBeforeTheFirstToTheFirst() {
        horizon.add(10 * MS, 10 * MS);
        horizon.add(2 * MS, 700 * MS);
        horizon.seal();

        assertEquals(700 * MS, horizon.receivedBy(2 * MS));
    }
}
