package io.tacho.stress.series;

import io.tacho.stress.measure.LogBuckets;
import io.tacho.stress.measure.OperationLatency;
import java.util.ArrayList;
import java.util.List;

/**
 * Response and service times by slices of the measured window, at most {@value #MOST}: when there
 * are more, each two become one, twice as long. Confined to a thread.
 */
public final class Chart {
    /** As many as a screen has points for, twice. */
    static final int MOST = 1_200;

    private static final long[] NOTHING = {};

    private long sliceNanos;
    private List<long[]> response = new ArrayList<>();
    private List<long[]> service = new ArrayList<>();

    /**
     * An empty one.
     *
     * @param sliceNanos length of a slice to begin with, ns
     */
    public Chart(long sliceNanos) {
        this.sliceNanos = sliceNanos;
    }

    /**
     * Adds operations.
     *
     * @param atNanos when they were completed, ns since the window's start, 0 or more
     * @param operations some
     */
    public void add(long atNanos, OperationLatency operations) {
        while (atNanos / sliceNanos >= MOST) {
            response = halved(response);
            service = halved(service);
            sliceNanos *= 2;
        }
        int slice = (int) (atNanos / sliceNanos);
        while (response.size() <= slice) {
            response.add(NOTHING);
            service.add(NOTHING);
        }
        add(response, slice, LogBuckets.pairs(operations.response()));
        add(service, slice, LogBuckets.pairs(operations.service()));
    }

    private static void add(List<long[]> slices, int slice, long[] pairs) {
        slices.set(slice, LogBuckets.sum(slices.get(slice), pairs));
    }

    private static List<long[]> halved(List<long[]> slices) {
        List<long[]> half = new ArrayList<>(MOST);
        for (int i = 0; i < slices.size(); i += 2) {
            long[] second = i + 1 < slices.size() ? slices.get(i + 1) : NOTHING;
            half.add(LogBuckets.sum(slices.get(i), second));
        }
        return half;
    }

    /**
     * How long a slice is by now.
     *
     * @return ns
     */
    public long sliceNanos() {
        return sliceNanos;
    }

    /**
     * How many slices there are.
     *
     * @return 0 or more
     */
    public int slices() {
        return response.size();
    }

    /**
     * Response times.
     *
     * @return by slice, as from {@link LogBuckets#pairs}
     */
    public long[][] response() {
        return response.toArray(long[][]::new);
    }

    /**
     * Service times.
     *
     * @return by slice, as from {@link LogBuckets#pairs}
     */
    public long[][] service() {
        return service.toArray(long[][]::new);
    }
}
