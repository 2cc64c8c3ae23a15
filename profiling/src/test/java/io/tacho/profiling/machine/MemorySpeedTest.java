package io.tacho.profiling.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MemorySpeedTest {
    private static final int LENGTH = 1 << 12;

    @Test
    void shouldLoadEachWordAsOften() {
        MemorySpeed speed = new MemorySpeed(LENGTH);
        int[] loads = new int[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            loads[speed.load()]++;
        }
        int[] expected = new int[LENGTH];
        for (int word = 0; word < LENGTH; word += Integer.BYTES) {
            expected[word] = Integer.BYTES;
        }
        assertEquals(Arrays.toString(expected), Arrays.toString(loads));
    }

    @Test
    void shouldTellATime() {
        Double nanos = MemorySpeed.now();
        assertTrue(nanos == null || nanos > 0);
    }
}
