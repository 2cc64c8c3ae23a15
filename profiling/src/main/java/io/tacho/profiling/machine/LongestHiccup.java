package io.tacho.profiling.machine;

import io.tacho.profiling.HiccupMeter;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The longest time for which no thread of this process ran, though one had to. Used by one thread;
 * watches on one of its own.
 */
public final class LongestHiccup {
    private final AtomicLong nanos = new AtomicLong();
    private final HiccupMeter meter;

    private LongestHiccup(long periodNanos) {
        meter =
                new HiccupMeter(
                        periodNanos,
                        (from, to) -> nanos.accumulateAndGet(to - from, Math::max),
                        now -> {});
    }

    /**
     * Starts to watch.
     *
     * @param periodMillis how often it looks: a wake-up each time
     * @return the watch
     */
    public static LongestHiccup watch(long periodMillis) {
        return new LongestHiccup(TimeUnit.MILLISECONDS.toNanos(periodMillis));
    }

    /**
     * Ends.
     *
     * @return ns; 0 if there was none
     */
    public long stop() {
        meter.close();
        return nanos.get();
    }
}
