package io.tacho.stress.replay;

import io.tacho.journal.codec.PayloadCodec;
import io.tacho.journal.codec.PayloadEncoder;
import io.tacho.runtime.ActorRef;
import io.tacho.runtime.replay.SendObserver;
import io.tacho.runtime.spi.MessageKind;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/**
 * Keeps what one worker's actors send until it is compared: encoded at once, since a sender may
 * change a message later, and handed over in batches without waiting.
 */
final class SentLog implements SendObserver {
    /** What is compared with it has to be encoded with the same. */
    static final int MAX_PAYLOAD = 1 << 20;

    private final PayloadEncoder encoder = new PayloadEncoder(MAX_PAYLOAD);
    private final Map<Class<?>, SentType> types = new IdentityHashMap<>();
    private final ConcurrentLinkedQueue<SentBatch> full = new ConcurrentLinkedQueue<>();
    private SentBatch filling = new SentBatch();

    SentLog() {}

    @Override
    public long sent(long causeId, ActorRef<?> recipient, Object message, MessageKind kind) {
        SentType type = types.computeIfAbsent(message.getClass(), SentType::of);
        PayloadCodec<Object> codec = type.codec();
        int length = codec == null ? PayloadEncoder.FAILED : encoder.encode(codec, message);
        if (causeId != 0) {
            filling.add(causeId, recipient, type, encoder.buffer(), length);
            if (filling.isFull()) {
                full.add(filling);
                filling = new SentBatch();
            }
        }
        return kind == MessageKind.ASK ? question(type, length) : 0;
    }

    private long question(SentType type, int length) {
        long payload =
                length == PayloadEncoder.FAILED
                        ? Fingerprints.UNKNOWN
                        : Fingerprints.of(encoder.buffer(), 0, length);
        return Fingerprints.ofQuestion(type.fingerprint(), payload);
    }

    // ---- the thread that compares

    void drainTo(Consumer<SentBatch> consumer) {
        SentBatch batch;
        while ((batch = full.poll()) != null) {
            consumer.accept(batch);
        }
    }

    /**
     * Also what does not fill a batch. Only when nothing is on its way: the counts that tell so are
     * the happens-before edge.
     */
    void drainAllTo(Consumer<SentBatch> consumer) {
        drainTo(consumer);
        consumer.accept(filling);
        filling = new SentBatch();
    }
}
