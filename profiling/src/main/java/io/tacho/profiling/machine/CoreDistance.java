package io.tacho.profiling.machine;

import java.time.Duration;

/**
 * How far apart the cores were on which the system ran two threads, before something was measured
 * and after. What one thread hands to another takes that long; a virtual machine's CPUs move from
 * one core to another, and what was measured near and what far can't be compared.
 *
 * @param before ns of a round trip
 * @param after ns of a round trip
 */
public record CoreDistance(double before, double after) {
    private static final Duration LOOK = Duration.ofMillis(20);

    /**
     * Looks now; there must be two cores. Keeps them busy for 20 ms, and for up to 250 ms before
     * that if others leave it only one.
     *
     * @return ns of a round trip
     */
    public static double now() {
        return CorePingPong.measure(LOOK);
    }

    /**
     * What they were like.
     *
     * @return near, far, shifted or disturbed
     */
    public Regime regime() {
        return Regime.of(before, after);
    }
}
