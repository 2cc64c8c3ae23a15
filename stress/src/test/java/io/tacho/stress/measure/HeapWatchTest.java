package io.tacho.stress.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of a run that ends because of it there is OverloadedRunTest. */
class HeapWatchTest {
    private final AtomicInteger told = new AtomicInteger();

    private HeapWatch watch(double used, double alive) {
        HeapWatch.Space space =
                new HeapWatch.Space() {
                    @Override
                    public double used() {
                        return used;
                    }

                    @Override
                    public double alive() {
                        return alive;
                    }
                };
        return new HeapWatch(space, told::incrementAndGet);
    }

    @ParameterizedTest
    @CsvSource({
        "0.9, 0.8, 1000000, 1",
        "0.9, 0.2, 1000000, 0",
        "0.5, 0.5, 1000000, 0",
        "0.9, 0.9, 99999,   0"
    })
    void shouldTellWhenTheHeapIsFullOfWhatWaits(
            double used, double alive, long backlog, int times) {
        HeapWatch watch = watch(used, alive);
        watch.begin();
        watch.look(backlog);
        watch.look(backlog);
        assertEquals(times, told.get());
        assertEquals(times == 1, watch.isFull());
    }

    @Test
    void shouldNotLookWhenTheLoadHasEnded() {
        HeapWatch watch = watch(1, 1);
        watch.look(1_000_000);
        watch.begin();
        watch.end();
        watch.look(1_000_000);
        assertEquals(0, told.get());
    }
}
