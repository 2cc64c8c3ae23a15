package io.tacho.stress.replay;

import io.tacho.journal.reader.RecordFlyweight;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The asks on record that may still be answered, so that a recorded reply finds its question. The
 * reply's cause is the question, or one that it was forwarded as. Keeps the latest. Confined to a
 * thread.
 */
final class AskLedger {
    private static final int MOST = 1 << 18;

    private final Map<Long, Asked> byMessage = new Latest();

    AskLedger() {}

    /**
     * A question as its asker knows it.
     *
     * @param asker recorded actor id
     * @param causeId the message whose handler asked
     * @param asked recorded id of whom it asked
     * @param fingerprint of type and payload
     */
    record Asked(int asker, long causeId, int asked, long fingerprint) {}

    void asked(RecordFlyweight record, long type, long payload) {
        Asked before = byMessage.get(record.causeId());
        int asker = record.sender();
        // Who forwards a question sends it in the asker's name. An asker that asks itself would
        // look the same, so it is never taken for that.
        boolean forwarded = before != null && before.asker == asker && before.asked != asker;
        byMessage.put(
                record.messageId(),
                forwarded
                        ? before
                        : new Asked(
                                asker,
                                record.causeId(),
                                record.recipient(),
                                Fingerprints.ofQuestion(type, payload)));
    }

    /** Takes out the question that a reply answers; null if it answers no ask. */
    @Nullable Asked answered(long causeOfReply) {
        return byMessage.remove(causeOfReply);
    }

    private static final class Latest extends LinkedHashMap<Long, Asked> {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Asked> eldest) {
            return size() > MOST;
        }
    }
}
