package io.tacho.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Objects;
import org.junit.jupiter.api.Test;

class HandOverTest {
    private static Batch batch() {
        return new Batch(new RecordingLimits(1024, 0, 0, 0), RecordEncoding.PLAIN);
    }

    private static boolean giveOne(HandOver handOver) {
        return handOver.give(Objects.requireNonNull(handOver.takeEmpty()));
    }

    @Test
    void shouldHaveAsManyBatchesAsItWasMadeWith() {
        int[] made = new int[1];
        HandOver handOver =
                new HandOver(
                        5,
                        () -> {
                            made[0]++;
                            return batch();
                        });

        assertEquals(5, made[0]);
        for (int i = 0; i < 5; i++) {
            assertNotNull(handOver.takeEmpty());
        }
        assertNull(handOver.takeEmpty());
    }

    /** Only then does a worker pay for waking the thread that appends. */
    @Test
    void shouldSayWhenHalfOfTheBatchesWait() {
        HandOver handOver = new HandOver(6, HandOverTest::batch);

        assertFalse(giveOne(handOver));
        assertFalse(giveOne(handOver));
        assertTrue(giveOne(handOver));
        assertTrue(giveOne(handOver));
        handOver.takeFull();
        handOver.takeFull();
        handOver.takeFull();
        assertFalse(giveOne(handOver), "two wait");
    }
}
