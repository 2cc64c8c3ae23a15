package io.tacho.stress.series;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.stress.measure.LogBuckets;
import io.tacho.stress.measure.OperationLatency;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ChartTest {
    private static final long SLICE = 100;

    private final Chart chart = new Chart(SLICE);

    private static OperationLatency operation(long nanos) {
        OperationLatency one = new OperationLatency();
        one.record(1_000, 1_000 + nanos / 2, 1_000 + nanos);
        return one;
    }

    @Test
    void shouldPutOperationsIntoTheSliceOfTheirTime() {
        chart.add(0, operation(1_000));
        chart.add(99, operation(1_000));
        chart.add(250, operation(64));
        assertEquals(3, chart.slices());
        assertArrayEquals(new long[] {LogBuckets.of(1_000), 2}, chart.response()[0]);
        assertArrayEquals(new long[] {LogBuckets.of(500), 2}, chart.service()[0]);
        assertArrayEquals(new long[0], chart.response()[1]);
        assertArrayEquals(new long[] {LogBuckets.of(64), 1}, chart.response()[2]);
    }

    @Test
    void shouldMakeTwoSlicesOneWhenThereAreTooMany() {
        int count = 10 * Chart.MOST + 7;
        for (int i = 0; i < count; i++) {
            chart.add(i * SLICE, operation(i % 3 == 0 ? 50 : 5_000));
        }
        assertEquals(16 * SLICE, chart.sliceNanos());
        assertTrue(chart.slices() <= Chart.MOST);
        long[][] response = chart.response();
        assertEquals(count, Arrays.stream(response).mapToLong(ChartTest::operations).sum());
        assertEquals(16, operations(response[0]));
        assertArrayEquals(new long[] {LogBuckets.of(50), 6, LogBuckets.of(5_000), 10}, response[0]);
    }

    private static long operations(long[] pairs) {
        long sum = 0;
        for (int i = 1; i < pairs.length; i += 2) {
            sum += pairs[i];
        }
        return sum;
    }
}
