package io.tacho.profiling.machine;

import java.util.BitSet;
import java.util.OptionalInt;
import net.openhft.affinity.Affinity;

/** Looks for the core whose other half is idle, or that has none. */
public final class QuietCore {
    /** Of many cores some are quiet; to look at each would take longer than to measure. */
    private static final int MOST_CORES = 8;

    private static final int LOOKS = 10;
    private static final long PAUSE_MILLIS = 10;

    private final CoreProbe probe = new CoreProbe();
    private final BitSet allowed = Affinity.getAffinity();

    /** Of the cores that this thread may use. */
    public QuietCore() {}

    /**
     * Looks at each of them for a tenth of a second, from the last: the first is where most systems
     * handle most interrupts. At most at {@value #MOST_CORES}.
     *
     * @return the one that is shared least; empty where threads can't be put on cores
     */
    public OptionalInt find() {
        OptionalInt best = OptionalInt.empty();
        double least = Double.POSITIVE_INFINITY;
        int looked = 0;
        try {
            for (int core = allowed.length() - 1;
                    core >= 0 && looked < MOST_CORES;
                    core = allowed.previousSetBit(core - 1)) {
                Affinity.setAffinity(core);
                double mean = look();
                looked++;
                if (mean < least) {
                    least = mean;
                    best = OptionalInt.of(core);
                }
            }
        } finally {
            Affinity.setAffinity(allowed);
        }
        return best;
    }

    /** The mean: a core that is whole half of the time is better than one that never is. */
    private double look() {
        double sum = 0;
        for (int i = 0; i < LOOKS; i++) {
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                // Whoever interrupts this ends the measurement as well; that asks for it again.
                Thread.currentThread().interrupt();
            }
            sum += probe.measure().sharing();
        }
        return sum / LOOKS;
    }
}
