package io.tacho.journal;

import io.tacho.runtime.spi.ForwardingTapStream;
import io.tacho.runtime.spi.MessageHeader;
import io.tacho.runtime.spi.MessageOutcome;
import io.tacho.runtime.spi.TapStream;

/** The stream of a worker whose real one could not be opened: counts what it misses. */
final class MissedStream extends ForwardingTapStream {
    private final StreamTotals totals;

    MissedStream(StreamTotals totals) {
        super(TapStream.NONE);
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
}
