package io.tacho.journal;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RecordingLimitsTest {
    @Test
    void shouldTakeTheLeastAndTheMostOfEachLimit() {
        new RecordingLimits(1 << 10, 0, 0, 0);
        new RecordingLimits(4 << 20, Long.MAX_VALUE, 1 << 20, Long.MAX_VALUE);
    }

    @Test
    void shouldRefuseLessAndMore() {
        assertRefused("batchBytes", (1 << 10) - 1, 0, 0, 0);
        assertRefused("batchBytes", (4 << 20) + 1, 0, 0, 0);
        assertRefused("maxBatchAgeNanos", 1 << 10, -1, 0, 0);
        assertRefused("maxPayloadBytes", 1 << 10, 0, -1, 0);
        assertRefused("maxPayloadBytes", 1 << 10, 0, (1 << 20) + 1, 0);
        assertRefused("activityThresholdNanos", 1 << 10, 0, 0, -1);
    }

    private static void assertRefused(
            String name, int batchBytes, long age, int payload, long activity) {
        IllegalArgumentException thrown =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> new RecordingLimits(batchBytes, age, payload, activity));
        assertTrue(String.valueOf(thrown.getMessage()).startsWith(name), thrown::getMessage);
    }
}
