package io.tacho.journal;

import java.util.Objects;

/**
 * How batches get from the workers to the files.
 *
 * @param mode which thread appends them
 * @param poolBytes off-heap memory for the batches of one stream, bytes, 1 to 1 GiB; at least two
 *     batches are there, however little this is. Of no account when workers append themselves: then
 *     there is one
 */
public record AppendOptions(AppendMode mode, int poolBytes) {
    /** 4 MiB: some forty batches, of 64 KiB and room for a largest record behind them. */
    public static final int DEFAULT_POOL_BYTES = 4 << 20;

    private static final int MAX_POOL_BYTES = 1 << 30;

    /** One is with the worker, one with the thread that appends. */
    private static final int LEAST_BATCHES = 2;

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if a value is out of its range
     */
    public AppendOptions {
        Objects.requireNonNull(mode, "mode");
        if (poolBytes < 1 || poolBytes > MAX_POOL_BYTES) {
            throw new IllegalArgumentException("poolBytes is out of range: " + poolBytes);
        }
    }

    /** How many batches of a size a stream has, where another thread appends them. */
    int batches(int batchCapacity) {
        return Math.max(LEAST_BATCHES, poolBytes / batchCapacity);
    }
}
