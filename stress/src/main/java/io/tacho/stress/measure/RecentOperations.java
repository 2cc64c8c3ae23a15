package io.tacho.stress.measure;

/**
 * Times of operations since somebody last asked, while the run goes on: two sets of histograms that
 * a worker and the asking thread hand to and fro, so that neither waits and nothing is allocated.
 */
final class RecentOperations {
    private OperationLatency filling = new OperationLatency();
    private OperationLatency idle = new OperationLatency();

    /** True: {@code idle} is the worker's to swap. False: it is the asking thread's. */
    private volatile boolean requested;

    RecentOperations() {}

    /** Worker: adds one. */
    void record(long dueAt, long rootSentAt, long completedAt) {
        filling.record(dueAt, rootSentAt, completedAt);
    }

    /** Worker, now and then: hands over what was filled if it was asked for. */
    void handOver() {
        if (requested) {
            OperationLatency full = filling;
            filling = idle;
            idle = full;
            // Volatile: the asking thread that sees this sees the histograms.
            requested = false;
        }
    }

    /** Asking thread: takes what was handed over and asks for more. */
    void collect(OperationLatency sum) {
        if (!requested) {
            sum.add(idle);
            idle.reset();
            requested = true;
        }
    }

    /** Takes all there is, when the worker has ended. */
    void collectRest(OperationLatency sum) {
        sum.add(idle);
        sum.add(filling);
    }
}
