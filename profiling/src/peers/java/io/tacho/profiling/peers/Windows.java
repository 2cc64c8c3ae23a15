package io.tacho.profiling.peers;

import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalLong;
import org.apache.commons.statistics.descriptive.Median;

/**
 * What was measured in the windows of a fork.
 *
 * @param median cost an operation, in the unit of the row; the median over the windows
 * @param least of the windows
 * @param most of the windows
 * @param allocated bytes of heap an operation over all windows; NaN if not known
 */
record Windows(double median, double least, double most, double allocated) {
    private static final Duration WINDOW = Duration.ofSeconds(1);

    /**
     * Measures: rounds without a record until the warm-up is over, one at least, then windows of
     * whole rounds of at least a second in all.
     *
     * @param windows 1 or more
     */
    static Windows measure(PeerWorkload workload, Duration warmUp, int windows) {
        long start = System.nanoTime();
        do {
            workload.run();
            workload.reset();
        } while (System.nanoTime() - start < warmUp.toNanos());
        Tally all = new Tally();
        double[] costs = new double[windows];
        for (int i = 0; i < windows; i++) {
            Tally window = new Tally();
            start = System.nanoTime();
            do {
                window.round(workload);
            } while (System.nanoTime() - start < WINDOW.toNanos());
            costs[i] = (double) window.cost / window.operations;
            all.add(window);
        }
        Arrays.sort(costs);
        return new Windows(
                Median.withDefaults().evaluate(costs),
                costs[0],
                costs[windows - 1],
                (double) all.allocated / all.meteredOperations);
    }

    private static final class Tally {
        private final AllocationMeter meter = new AllocationMeter();
        private long operations;
        private long cost;
        // Of the rounds whose allocation is known.
        private long allocated;
        private long meteredOperations;

        void round(PeerWorkload workload) {
            meter.start();
            cost += workload.run();
            OptionalLong bytes = meter.stop();
            operations += workload.operations();
            if (bytes.isPresent()) {
                allocated += bytes.getAsLong();
                meteredOperations += workload.operations();
            }
            workload.reset();
        }

        void add(Tally window) {
            allocated += window.allocated;
            meteredOperations += window.meteredOperations;
        }
    }
}
