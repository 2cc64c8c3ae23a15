package io.tacho.journal;

/** What the writer thread does for one stream. Confined to it. */
final class StreamDrain {
    private final HandOver handOver;
    private final StreamOutput out;

    StreamDrain(HandOver handOver, StreamOutput out) {
        this.handOver = handOver;
        this.out = out;
    }

    /**
     * Appends one batch, or ends the stream behind the last one. Never throws.
     *
     * @return whether there was anything to do
     */
    boolean step() {
        // Read before the queue: the worker asks behind its last batch, so that an empty queue then
        // means that there will be no more.
        boolean closing = handOver.isCloseAsked();
        Batch next = handOver.takeFull();
        if (next != null) {
            append(next);
        } else if (closing) {
            close();
        }
        return next != null || closing;
    }

    /** Whether there is nothing to do any more. */
    boolean isClosed() {
        return handOver.isClosed();
    }

    private void append(Batch batch) {
        try {
            out.append(batch);
        } catch (Throwable e) {
            // The output keeps what its append throws; but a full disk is a fault in a mapping, and
            // compiled code may throw the InternalError of that some steps later.
            out.stop(e);
        } finally {
            // Whatever has become of it: the worker waits for it.
            handOver.giveBack(batch);
        }
    }

    private void close() {
        try {
            out.close();
        } finally {
            handOver.close();
        }
    }
}
