package io.tacho.stress.replay;

import io.tacho.runtime.spi.MessageHeader;
import io.tacho.runtime.spi.MessageOutcome;
import io.tacho.runtime.spi.MessageTap;
import io.tacho.runtime.spi.TapStream;
import io.tacho.runtime.spi.WorkerActivity;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps which message was the how-manyeth of whom, and passes everything on. */
final class OrderTap implements MessageTap {
    private final MessageTap next;
    private final Map<Integer, String> names = new ConcurrentHashMap<>();
    private final Map<String, Long> messages = new ConcurrentHashMap<>();

    OrderTap(MessageTap next) {
        this.next = next;
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
        TapStream stream = next.openStream(worker);
        return new TapStream() {
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
                stream.begin(header, recipient, recipientSequence, receivedAt, backlog);
            }

            @Override
            public boolean end(long completedAt, MessageOutcome outcome, int flags) {
                return stream.end(completedAt, outcome, flags);
            }

            @Override
            public void activity(WorkerActivity activity, long from, long to) {
                stream.activity(activity, from, to);
            }

            @Override
            public void poll(long now) {
                stream.poll(now);
            }

            @Override
            public void flush() {
                stream.flush();
            }

            @Override
            public void close() {
                stream.close();
            }
        };
    }

    @Override
    public void actorSpawned(int actorId, String name, Class<?> behaviour) {
        names.put(actorId, name);
    }

    @Override
    public void close() {
        next.close();
    }
}
