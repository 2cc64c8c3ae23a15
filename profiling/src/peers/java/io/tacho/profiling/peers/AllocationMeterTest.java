package io.tacho.profiling.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalLong;
import java.util.concurrent.Exchanger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Allocation is counted whichever thread it is that allocates. */
class AllocationMeterTest {
    private static final int BYTES = 1 << 20;

    private final AllocationMeter meter = new AllocationMeter();
    private final Exchanger<byte[]> exchanger = new Exchanger<>();
    private final Thread other = new Thread(this::allocate, "other");

    private void allocate() {
        try {
            byte[] none = new byte[0];
            exchanger.exchange(none);
            exchanger.exchange(none);
            exchanger.exchange(new byte[BYTES]);
            exchanger.exchange(none);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @AfterEach
    void end() throws InterruptedException {
        other.interrupt();
        other.join();
    }

    private byte[] take() throws InterruptedException {
        return exchanger.exchange(new byte[0]);
    }

    @Test
    void shouldCountWhatAnotherThreadAllocates() throws InterruptedException {
        other.start();
        take();
        meter.start();
        take();
        byte[] bytes = take();
        long counted = meter.stop().orElseThrow();

        assertEquals(BYTES, bytes.length);
        assertTrue(counted >= BYTES && counted < 2 * BYTES, counted + " bytes");
    }

    @Test
    void shouldCountWhatANewThreadAllocates() throws InterruptedException {
        meter.start();
        other.start();
        take();
        take();
        take();

        assertTrue(meter.stop().orElseThrow() >= BYTES);
    }

    @Test
    void shouldNotKnowWhenAThreadEnded() throws InterruptedException {
        other.start();
        take();
        meter.start();
        take();
        take();
        take();
        other.join();

        assertEquals(OptionalLong.empty(), meter.stop());
    }
}
