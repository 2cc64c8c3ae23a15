package io.tacho.stress.whatif;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TimeHeapTest {
    private final TimeHeap heap = new TimeHeap();

    @Test
    void shouldTakeTheEarliestFirstAndOfTheSameTimeTheLowestRank() {
        heap.add(20, 1, 200);
        heap.add(10, 9, 109);
        heap.add(10, 3, 103);
        heap.add(10, 5, 105);

        assertEquals(103, heap.take());
        assertEquals(105, heap.take());
        assertEquals(109, heap.take());
        assertEquals(20, heap.time());
        assertEquals(200, heap.take());
        assertTrue(heap.isEmpty());
    }

    @Test
    void shouldSortAnyOrder() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 1_000; i++) {
            int time = random.nextInt(100);
            heap.add(time, i, time);
        }
        int last = 0;
        for (int i = 0; i < 1_000; i++) {
            long time = heap.time();
            int taken = heap.take();
            assertEquals(time, taken);
            assertTrue(taken >= last);
            last = taken;
        }
        assertTrue(heap.isEmpty());
    }
}
