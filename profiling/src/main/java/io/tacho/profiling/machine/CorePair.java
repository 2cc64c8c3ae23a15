package io.tacho.profiling.machine;

import java.util.BitSet;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import net.openhft.affinity.Affinity;

/**
 * Two cores that are used together.
 *
 * @param first its number
 * @param second its number
 */
public record CorePair(int first, int second) {
    /** Some hundred round trips. */
    private static final long PLAY_NANOS = TimeUnit.MICROSECONDS.toNanos(200);

    /**
     * How they are at the moment.
     *
     * @param sharing as {@link CoreProbe} has it, the higher one, while both work
     * @param clock as it has it, of the first
     * @param distance ns of a round trip between them
     */
    public record Look(double sharing, double clock, double distance) {
        private static Look of(CoreProbe.Reading reading, double distance) {
            return new Look(reading.sharing(), reading.clock(), distance);
        }

        /**
         * Of the only core that there is.
         *
         * @param reading of it
         */
        public static Look alone(CoreProbe.Reading reading) {
            return of(reading, 0);
        }
    }

    /**
     * The first two that the calling thread may use.
     *
     * @return empty if there is only one, or threads can't be put on cores
     */
    public static Optional<CorePair> allowed() {
        BitSet allowed = Affinity.getAffinity();
        int first = allowed.nextSetBit(0);
        int second = first < 0 ? -1 : allowed.nextSetBit(first + 1);
        return second < 0 ? Optional.empty() : Optional.of(new CorePair(first, second));
    }

    /**
     * Looks at them; takes half a millisecond. The calling thread may go where it could before when
     * it returns.
     *
     * @param one for the first
     * @param other for the second
     * @return what was seen; of the first alone if the thread is interrupted
     */
    public Look look(CoreProbe one, CoreProbe other) {
        AtomicInteger missing = new AtomicInteger(2);
        CorePingPong cores = new CorePingPong();
        double[] others = new double[1];
        Thread partner =
                new Thread(
                        () -> {
                            Affinity.setAffinity(second);
                            meet(missing);
                            others[0] = other.measure().sharing();
                            cores.answer();
                        },
                        "core-pair");
        partner.setDaemon(true);
        BitSet before = Affinity.getAffinity();
        Affinity.setAffinity(first);
        try {
            partner.start();
            meet(missing);
            CoreProbe.Reading mine = one.measure();
            double distance = cores.ask(PLAY_NANOS);
            partner.join();
            return new Look(Math.max(mine.sharing(), others[0]), mine.clock(), distance);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Look.of(one.measure(), Regime.NO_DISTANCE_NANOS);
        } finally {
            Affinity.setAffinity(before);
        }
    }

    private static void meet(AtomicInteger missing) {
        missing.decrementAndGet();
        while (missing.get() > 0) {
            Thread.onSpinWait();
        }
    }
}
