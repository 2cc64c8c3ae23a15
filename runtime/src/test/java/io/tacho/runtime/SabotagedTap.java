package io.tacho.runtime;

import io.tacho.runtime.spi.ForwardingTap;
import io.tacho.runtime.spi.ForwardingTapStream;
import io.tacho.runtime.spi.MessageHeader;
import io.tacho.runtime.spi.MessageOutcome;
import io.tacho.runtime.spi.MessageTap;
import io.tacho.runtime.spi.TapStream;
import java.util.function.IntConsumer;

/** A tap that does what a test wants it to, in the thread of the worker; it may throw. */
final class SabotagedTap extends ForwardingTap {
    private final IntConsumer beforeMessage;
    private final Runnable afterPoll;

    /**
     * @param next what it passes on to
     * @param beforeMessage gets the recipient's id
     */
    SabotagedTap(MessageTap next, IntConsumer beforeMessage, Runnable afterPoll) {
        super(next);
        this.beforeMessage = beforeMessage;
        this.afterPoll = afterPoll;
    }

    @Override
    public TapStream openStream(int worker) {
        return new ForwardingTapStream(super.openStream(worker)) {
            @Override
            public void begin(
                    MessageHeader header,
                    int recipient,
                    long sequence,
                    long receivedAt,
                    int backlog) {
                beforeMessage.accept(recipient);
                next().begin(header, recipient, sequence, receivedAt, backlog);
            }

            @Override
            public boolean end(long at, MessageOutcome outcome, int flags) {
                return next().end(at, outcome, flags);
            }

            @Override
            public void poll(long now) {
                super.poll(now);
                afterPoll.run();
            }
        };
    }
}
