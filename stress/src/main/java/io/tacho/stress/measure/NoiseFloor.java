package io.tacho.stress.measure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * What a machine takes away from threads that want nothing but to run: one a core reads the clock
 * over and over, and notes when two readings did not follow each other. Whatever runs on it has
 * such pauses, however good it is.
 */
public final class NoiseFloor {
    /** Reading the clock takes 20 to 35 ns; an interrupt a few us. */
    private static final long GAP_NANOS = 10_000;

    private static final int TIMES = 5;

    /** Long enough for the timer interrupts and for most of what others do on a machine. */
    private static final Duration LONGEST = Duration.ofMillis(100);

    /** Two timer interrupts, where there are 250 a second. */
    private static final Duration SHORTEST = Duration.ofMillis(10);

    private NoiseFloor() {}

    /**
     * What was lost.
     *
     * @param lostShare of the time of all threads, 0 to 1
     * @param worstNanos the longest that one was kept from running, ns
     */
    public record Noise(double lostShare, long worstNanos) {}

    /**
     * Measures before something else is measured: for a tenth of the time that this will take, but
     * not for less than 50 ms nor for more than half a second.
     *
     * @param window how long the other measurement takes
     * @return the noise; of no use if the threads were interrupted
     */
    public static Noise before(Duration window) {
        return measure(each(window));
    }

    static Duration each(Duration window) {
        Duration share = window.dividedBy(10L * TIMES);
        if (share.compareTo(SHORTEST) < 0) {
            return SHORTEST;
        }
        return share.compareTo(LONGEST) > 0 ? LONGEST : share;
    }

    /**
     * Measures several times and takes the one in the middle: a process that has just started still
     * compiles and opens files on threads of its own, which is no noise of the machine's; and the
     * quietest would hide what comes in bursts.
     *
     * @param duration of each time
     * @return the noise; of no use if the threads were interrupted
     */
    static Noise measure(Duration duration) {
        List<Noise> noises = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            noises.add(once(duration));
        }
        noises.sort(Comparator.comparingDouble(Noise::lostShare));
        return noises.get(TIMES / 2);
    }

    private static Noise once(Duration duration) {
        int cores = Runtime.getRuntime().availableProcessors();
        List<Reader> readers = new ArrayList<>();
        for (int i = 0; i < cores; i++) {
            Reader reader = new Reader(duration.toNanos(), System::nanoTime);
            reader.setDaemon(true);
            readers.add(reader);
            reader.start();
        }
        long lost = 0;
        long worst = 0;
        for (Reader reader : readers) {
            try {
                reader.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            lost += reader.lost;
            worst = Math.max(worst, reader.worst);
        }
        return new Noise((double) lost / (duration.toNanos() * cores), worst);
    }

    static final class Reader extends Thread {
        private final long nanos;
        private final LongSupplier clock;

        /** Of the time that it was to read, ns. */
        long lost;

        /** The longest gap, also where it goes on behind that time, ns. */
        long worst;

        Reader(long nanos, LongSupplier clock) {
            super("noise-floor");
            this.nanos = nanos;
            this.clock = clock;
        }

        @Override
        public void run() {
            long begin = clock.getAsLong();
            long before = begin;
            while (before - begin < nanos) {
                long now = clock.getAsLong();
                long gap = now - before;
                if (gap > GAP_NANOS) {
                    lost += Math.min(gap, begin + nanos - before);
                    worst = Math.max(worst, gap);
                }
                before = now;
            }
        }
    }
}
