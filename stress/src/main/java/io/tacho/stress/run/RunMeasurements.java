package io.tacho.stress.run;

import io.tacho.stress.measure.LatencyTotals;
import io.tacho.stress.measure.MessageTotals;
import io.tacho.stress.measure.OperationLatency;
import io.tacho.stress.measure.ProcessMeter;
import io.tacho.stress.threshold.Measurements;
import io.tacho.stress.threshold.Metric;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * What thresholds ask for, of one run's window.
 *
 * @param totals the four times
 * @param achieved operations a second
 * @param operations of the window
 * @param messages of the window
 * @param process collections and allocation
 * @param schedule whether operations had a time at which they were due
 */
record RunMeasurements(
        LatencyTotals totals,
        double achieved,
        RunResult.Operations operations,
        MessageTotals messages,
        ProcessMeter.Reading process,
        boolean schedule)
        implements Measurements {
    private static final double NANOS_PER_MILLI = 1e6;

    @Override
    public double value(Metric metric) {
        if (operations.started() == 0) {
            // What did not happen meets nothing that is asked of it.
            return Double.NaN;
        }
        return switch (metric) {
            case RATE -> achieved;
            case OPERATIONS -> operations.completed();
            case LATE_SENDS -> schedule ? operations.lateSends() : Double.NaN;
            case SENT -> messages.sent();
            case HANDLED -> messages.handled();
            case FAILED -> messages.failed();
            case DROPPED -> messages.dropped();
            case DEAD_LETTERS -> messages.deadLetters();
            case EXPIRED -> messages.expired();
            case PENDING -> messages.pending();
            case LOST -> messages.lost();
            case REJECTED -> messages.rejected();
            case GC_COUNT -> process.gcCount();
            case GC_TIME -> process.gcMillis() * NANOS_PER_MILLI;
            case ALLOCATED -> messages.handled() == 0 ? Double.NaN : allocatedBytesPerMessage();
            case RESPONSE, SERVICE, QUEUE_WAIT, HANDLING ->
                    throw new IllegalArgumentException(metric + " is a distribution");
        };
    }

    double allocatedBytesPerMessage() {
        return messages.handled() == 0 ? 0 : (double) process.allocatedBytes() / messages.handled();
    }

    @Override
    public Histogram distribution(Metric metric, @Nullable String type) {
        return switch (metric) {
            case RESPONSE -> operations(type).response();
            case SERVICE -> operations(type).service();
            case QUEUE_WAIT -> (type == null ? totals.allMessages() : totals.of(type)).queueWait();
            case HANDLING -> (type == null ? totals.allMessages() : totals.of(type)).handling();
            default -> throw new IllegalArgumentException(metric + " is one number");
        };
    }

    private OperationLatency operations(@Nullable String type) {
        return type == null ? totals.allOperations() : totals.operationsThatMayBe(type);
    }
}
