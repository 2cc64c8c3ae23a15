package io.tacho.stress.replay;

import io.tacho.runtime.spi.ForwardingTapStream;
import io.tacho.runtime.spi.MessageHeader;
import io.tacho.runtime.spi.MessageKind;
import io.tacho.runtime.spi.MessageOutcome;
import io.tacho.runtime.spi.MessageTap;
import io.tacho.runtime.spi.TapStream;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiConsumer;

/** Notes which messages a replay did not handle as it should, which are few. */
final class OutcomeTap implements MessageTap {
    private final ConcurrentLinkedQueue<Unhandled> unhandled = new ConcurrentLinkedQueue<>();

    OutcomeTap() {}

    private record Unhandled(long messageId, MessageOutcome outcome) {}

    /** Takes out what was noted so far. Any thread. */
    void drainTo(BiConsumer<Long, MessageOutcome> consumer) {
        Unhandled next;
        while ((next = unhandled.poll()) != null) {
            consumer.accept(next.messageId, next.outcome);
        }
    }

    @Override
    public TapStream openStream(int worker) {
        return new Stream();
    }

    @Override
    public void actorSpawned(int actorId, String name, Class<?> behaviour) {}

    @Override
    public void close() {}

    private final class Stream extends ForwardingTapStream {
        private long messageId;

        /** Whether it was fed: signals never are, and have ids of the replay's own. */
        private boolean fed;

        Stream() {
            super(TapStream.NONE);
        }

        @Override
        public void begin(
                MessageHeader header,
                int recipient,
                long recipientSequence,
                long receivedAt,
                int backlog) {
            messageId = header.messageId();
            fed = header.kindCode() != MessageKind.SIGNAL.code();
        }

        @Override
        public boolean end(long completedAt, MessageOutcome outcome, int flags) {
            if (outcome != MessageOutcome.HANDLED && fed) {
                unhandled.add(new Unhandled(messageId, outcome));
            }
            return false;
        }
    }
}
