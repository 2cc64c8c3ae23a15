package io.tacho.stress.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Of a run that ends because of it there is OverloadedRunTest. */
class HeapWatchTest {
    private final AtomicInteger told = new AtomicInteger();

    @Test
    void shouldTellOnceThatTheHeapIsFullOfWhatWaits() {
        HeapWatch watch = new HeapWatch(0, 1_000, told::incrementAndGet);
        watch.look(1_000);
        assertTrue(watch.isFull());
        watch.look(2_000);
        assertEquals(1, told.get());
    }

    @Test
    void shouldNotMindAFullHeapWhenLittleWaits() {
        HeapWatch watch = new HeapWatch(0, 1_000, told::incrementAndGet);
        watch.look(999);
        assertFalse(watch.isFull());
        assertEquals(0, told.get());
    }

    @Test
    void shouldNotMindABacklogForWhichThereIsRoom() {
        HeapWatch watch = new HeapWatch(1.1, 1_000, told::incrementAndGet);
        watch.look(Long.MAX_VALUE);
        assertFalse(watch.isFull());
    }
}
