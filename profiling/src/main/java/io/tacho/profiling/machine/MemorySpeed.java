package io.tacho.profiling.machine;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How long a load from memory takes at the moment: of many, of which each says where the next one
 * is. Guests that share a machine share its memory and its last cache, and no counter of a guest
 * tells what the others do to them. Confined to a thread.
 */
public final class MemorySpeed {
    /** More than the last cache of a core is on most machines. */
    private static final int LENGTH = 128 << 20;

    /** Short enough that most are not interrupted. */
    private static final int BATCH = 1_000;

    private static final int BATCHES = 100;

    /** Until the compiler has been here. */
    private static final int WARM_UP = 20;

    private final ByteBuffer memory;
    private final int mask;
    private int at;

    /** Of bytes that are there, in physical memory. */
    MemorySpeed(int length) {
        // Cleared, and so touched.
        memory = ByteBuffer.allocateDirect(length);
        mask = length - Integer.BYTES;
    }

    /**
     * Looks now. Takes 128 MiB off the heap, which the next collection gives back, and some 100 ms,
     * most of them for that.
     *
     * @return ns a load, at the median; null if there is no room for it
     */
    public static @Nullable Double now() {
        try {
            return new MemorySpeed(LENGTH).measure();
        } catch (OutOfMemoryError e) {
            // The limit for buffers: nothing is lost but this figure.
            return null;
        }
    }

    private double measure() {
        for (int i = 0; i < WARM_UP; i++) {
            batchNanos();
        }
        long[] nanos = new long[BATCHES];
        for (int i = 0; i < BATCHES; i++) {
            nanos[i] = batchNanos();
        }
        Arrays.sort(nanos);
        return (double) nanos[BATCHES / 2] / BATCH;
    }

    private long batchNanos() {
        long start = System.nanoTime();
        for (int i = 0; i < BATCH; i++) {
            load();
        }
        return System.nanoTime() - start;
    }

    /**
     * Goes on to the next: a generator of period 2^32 (Numerical Recipes), to which what was loaded
     * is added. That is 0, but the processor has to wait for it.
     *
     * @return where it loaded from
     */
    int load() {
        int index = at & mask;
        at = at * 1_664_525 + 1_013_904_223 + memory.getInt(index);
        return index;
    }
}
