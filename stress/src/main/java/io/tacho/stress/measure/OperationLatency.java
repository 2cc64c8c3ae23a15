package io.tacho.stress.measure;

import io.tacho.runtime.spi.MessageTimes;
import org.HdrHistogram.Histogram;

/**
 * Response and service times of operations. Response time counts from when the operation was due,
 * so a load generator that falls behind does not make the system look good (coordinated omission);
 * service time from when its first message was really sent. Confined to a thread.
 */
public final class OperationLatency {
    private final Histogram response = Histograms.create();
    private final Histogram service = Histograms.create();

    /** Empty. */
    public OperationLatency() {}

    /**
     * Adds an operation.
     *
     * @param dueAt ns; 0 without a schedule, then both times are the same
     * @param rootSentAt ns
     * @param completedAt ns, end of its last message
     */
    public void record(long dueAt, long rootSentAt, long completedAt) {
        Histograms.record(response, completedAt - MessageTimes.operationBeganAt(dueAt, rootSentAt));
        Histograms.record(service, completedAt - rootSentAt);
    }

    /**
     * From due to the end of the last message.
     *
     * @return ns
     */
    public Histogram response() {
        return response;
    }

    /**
     * From really sent to the end of the last message.
     *
     * @return ns
     */
    public Histogram service() {
        return service;
    }

    /**
     * Adds up.
     *
     * @param other of the same or another thread that has ended its adding
     */
    public void add(OperationLatency other) {
        Histograms.add(response, other.response);
        Histograms.add(service, other.service);
    }

    /** Forgets all. */
    public void reset() {
        response.reset();
        service.reset();
    }
}
