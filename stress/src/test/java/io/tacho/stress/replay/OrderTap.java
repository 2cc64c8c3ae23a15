package io.tacho.stress.replay;

import io.tacho.runtime.spi.ForwardingTap;
import io.tacho.runtime.spi.ForwardingTapStream;
import io.tacho.runtime.spi.MessageHeader;
import io.tacho.runtime.spi.MessageOutcome;
import io.tacho.runtime.spi.MessageTap;
import io.tacho.runtime.spi.TapStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps which message was the how-manyeth of whom, and passes everything on. */
final class OrderTap extends ForwardingTap {
    private final Map<Integer, String> names = new ConcurrentHashMap<>();
    private final Map<String, Long> messages = new ConcurrentHashMap<>();

    OrderTap(MessageTap next) {
        super(next);
    }

    /** Message ids by recipient's name and sequence. */
    Map<String, Long> messages() {
        return messages;
    }

    static String key(String recipient, long sequence) {
        return recipient + " " + sequence;
    }

    @Override
    public TapStream openStream(int worker) {
        return new ForwardingTapStream(super.openStream(worker)) {
            @Override
            public void begin(
                    MessageHeader header,
                    int recipient,
                    long recipientSequence,
                    long receivedAt,
                    int backlog) {
                messages.put(
                        key(names.getOrDefault(recipient, "?"), recipientSequence),
                        header.messageId());
                next().begin(header, recipient, recipientSequence, receivedAt, backlog);
            }

            @Override
            public boolean end(long completedAt, MessageOutcome outcome, int flags) {
                return next().end(completedAt, outcome, flags);
            }
        };
    }

    @Override
    public void actorSpawned(int actorId, String name, Class<?> behaviour) {
        names.put(actorId, name);
        super.actorSpawned(actorId, name, behaviour);
    }
}
