package io.tacho.stress.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LogBucketsTest {
    /** As the page computes it. */
    private static long lowest(int bucket) {
        if (bucket < 16) {
            return bucket;
        }
        int highest = bucket / 16 + 3;
        return (16L + bucket % 16) << highest - 4;
    }

    @Test
    void shouldPutEachValueBetweenItsBucketsEnds() {
        for (long value = 0; value < 1L << 42; value += 1 + value / 7) {
            int bucket = LogBuckets.of(value);
            assertTrue(lowest(bucket) <= value, "bucket of " + value);
            assertTrue(value < lowest(bucket + 1), "bucket of " + value);
        }
    }

    @Test
    void shouldGiveEachLowestValueItsOwnBucket() {
        for (int bucket = 0; bucket < 600; bucket++) {
            assertEquals(bucket, LogBuckets.of(lowest(bucket)));
        }
    }
}
