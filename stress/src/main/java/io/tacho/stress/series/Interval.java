package io.tacho.stress.series;

import io.tacho.stress.measure.OperationLatency;
import io.tacho.stress.measure.ProcessResources;

/**
 * A second or so of the measured window.
 *
 * @param fromNanos since the window's start
 * @param toNanos likewise
 * @param operations whose times the workers handed over in it
 * @param started operations started in it
 * @param backlog messages on their way at its end
 * @param gcCount collections that ended in it
 * @param gcMillis what they took
 * @param longestHiccupNanos how long the process was kept from running at a stretch
 * @param resources what the process held at its end
 */
public record Interval(
        long fromNanos,
        long toNanos,
        OperationLatency operations,
        long started,
        long backlog,
        long gcCount,
        long gcMillis,
        long longestHiccupNanos,
        ProcessResources resources) {}
