package io.tacho.journal;

import io.tacho.runtime.spi.MessageHeader;
import io.tacho.runtime.spi.MessageOutcome;
import io.tacho.runtime.spi.TapStream;
import io.tacho.runtime.spi.WorkerActivity;

/** The stream of a worker whose real one could not be opened: counts what it misses. */
final class MissedStream implements TapStream {
    private final StreamTotals totals;

    MissedStream(StreamTotals totals) {
        this.totals = totals;
    }

    @Override
    public void begin(
            MessageHeader header,
            int recipient,
            long recipientSequence,
            long receivedAt,
            int backlog) {}

    @Override
    public boolean end(long completedAt, MessageOutcome outcome, int flags) {
        totals.missed(1);
        return false;
    }

    @Override
    public void activity(WorkerActivity activity, long from, long to) {}

    @Override
    public void poll(long now) {}

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
