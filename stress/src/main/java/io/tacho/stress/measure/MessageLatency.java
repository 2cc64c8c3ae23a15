package io.tacho.stress.measure;

import org.HdrHistogram.Histogram;

/** Queue wait and handling of the messages of one type. Confined to a thread. */
public final class MessageLatency {
    private final Histogram queueWait = Histograms.create();
    private final Histogram handling = Histograms.create();

    /** Empty. */
    public MessageLatency() {}

    /**
     * Adds a message.
     *
     * @param sentAt ns
     * @param receivedAt ns
     * @param completedAt ns
     */
    public void record(long sentAt, long receivedAt, long completedAt) {
        Histograms.record(queueWait, receivedAt - sentAt);
        Histograms.record(handling, completedAt - receivedAt);
    }

    /**
     * From sent to received.
     *
     * @return ns
     */
    public Histogram queueWait() {
        return queueWait;
    }

    /**
     * From received to completed.
     *
     * @return ns
     */
    public Histogram handling() {
        return handling;
    }

    /**
     * Adds up.
     *
     * @param other of the same or another thread that has ended its adding
     */
    public void add(MessageLatency other) {
        Histograms.add(queueWait, other.queueWait);
        Histograms.add(handling, other.handling);
    }
}
