package io.tacho.journal;

import io.tacho.journal.format.RecordDescriptor;

/**
 * When a stream writes and what it leaves out.
 *
 * @param batchBytes a batch is appended when it has this many bytes; 1 KiB to 4 MiB
 * @param maxBatchAgeNanos a batch is appended when its first record is this old; 0: each record
 * @param maxPayloadBytes larger payloads are left out and counted; 0 to 1 MiB
 * @param activityThresholdNanos shorter activities of a worker aren't recorded; 0 or more
 */
public record RecordingLimits(
        int batchBytes, long maxBatchAgeNanos, int maxPayloadBytes, long activityThresholdNanos) {
    /** 64 KiB, 1 ms, 32 KiB, 5 us. */
    public static final RecordingLimits DEFAULT =
            new RecordingLimits(64 << 10, 1_000_000, 32 << 10, 5_000);

    private static final int MIN_BATCH = 1 << 10;
    private static final int MAX_BATCH = 4 << 20;

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a value is out of its range
     */
    public RecordingLimits {
        Ranges.check(batchBytes >= MIN_BATCH && batchBytes <= MAX_BATCH, "batchBytes", batchBytes);
        Ranges.check(maxBatchAgeNanos >= 0, "maxBatchAgeNanos", maxBatchAgeNanos);
        Ranges.check(
                maxPayloadBytes >= 0 && maxPayloadBytes <= RecordDescriptor.MAX_PAYLOAD_LENGTH,
                "maxPayloadBytes",
                maxPayloadBytes);
        Ranges.check(activityThresholdNanos >= 0, "activityThresholdNanos", activityThresholdNanos);
    }
}
