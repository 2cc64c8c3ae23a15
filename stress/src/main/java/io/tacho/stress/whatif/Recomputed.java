package io.tacho.stress.whatif;

import io.tacho.stress.measure.LatencyReport;

/**
 * What came of a simulation.
 *
 * @param latency of all messages of the measured window
 * @param nanos from the beginning of the window until nothing was on its way any more
 * @param workers how many there were
 * @param busyShare of the workers' time, in handlers and what comes after them; 0 to 1
 * @param mostInFlight most messages that were sent and not yet handled
 */
public record Recomputed(
        LatencyReport latency, long nanos, int workers, double busyShare, long mostInFlight) {}
