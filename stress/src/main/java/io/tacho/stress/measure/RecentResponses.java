package io.tacho.stress.measure;

import org.HdrHistogram.Histogram;

/**
 * Response times since somebody last asked, for showing progress: two histograms that a worker and
 * the asking thread hand to and fro, so that neither waits and nothing is allocated.
 */
final class RecentResponses {
    /** Two digits: it is for looking at. */
    private static final int DIGITS = 2;

    private Histogram filling = new Histogram(Histograms.HIGHEST_NANOS, DIGITS);
    private Histogram idle = new Histogram(Histograms.HIGHEST_NANOS, DIGITS);

    /** True: {@code idle} is the worker's to swap. False: it is the asking thread's. */
    private volatile boolean requested;

    RecentResponses() {}

    /** Worker: adds one. */
    void record(long nanos) {
        Histograms.record(filling, nanos);
    }

    /** Worker, now and then: hands over what was filled if it was asked for. */
    void handOver() {
        if (requested) {
            Histogram full = filling;
            filling = idle;
            idle = full;
            // Volatile: the asking thread that sees this sees the histogram.
            requested = false;
        }
    }

    /** Asking thread: takes what was handed over and asks for more. */
    void collect(Histogram sum) {
        if (!requested) {
            sum.add(idle);
            idle.reset();
            requested = true;
        }
    }
}
