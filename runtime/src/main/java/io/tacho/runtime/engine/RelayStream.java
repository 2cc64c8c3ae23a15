package io.tacho.runtime.engine;

import io.tacho.runtime.spi.ForwardingTapStream;
import io.tacho.runtime.spi.MessageHeader;
import io.tacho.runtime.spi.MessageOutcome;
import io.tacho.runtime.spi.TapStream;
import org.jspecify.annotations.Nullable;

/**
 * The stream of a thread outside the pool: leaves what it is told at the {@link Relay}. So the
 * payload is recorded as the handler left it, and not before the record's worker has a moment; and
 * what such a thread does between messages isn't recorded. Confined to one thread at a time.
 */
final class RelayStream extends ForwardingTapStream {
    /** Records between looks, which read what the workers write all the time. */
    static final int LOOK_INTERVAL = 256;

    private final Relay relay;
    private final Runnable left;
    private @Nullable RelayedRecord open;

    /** After so many more it is seen whether the workers keep up. */
    private int untilLook = LOOK_INTERVAL;

    /**
     * @param left called when there is something for a worker to write
     */
    RelayStream(Relay relay, Runnable left) {
        super(TapStream.NONE);
        this.relay = relay;
        this.left = left;
    }

    @Override
    public void begin(
            MessageHeader header,
            int recipient,
            long recipientSequence,
            long receivedAt,
            int backlog) {
        RelayedRecord fresh = relay.take();
        fresh.begin(header, recipient, recipientSequence, receivedAt, backlog);
        open = fresh;
    }

    @Override
    public boolean end(long completedAt, MessageOutcome outcome, int flags) {
        RelayedRecord filled = open;
        open = null;
        if (filled != null) {
            filled.end(completedAt, outcome, flags);
            relay.leave(filled);
            left.run();
            if (--untilLook == 0) {
                untilLook = LOOK_INTERVAL;
                return relay.awaitRoom();
            }
        }
        return false;
    }
}
