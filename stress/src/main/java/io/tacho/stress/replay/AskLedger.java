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

    private final Map<Long, Asked> byMessage = new Latest<>();
    private final Map<Long, Long> asksByCause = new Latest<>();

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
        int asker = record.sender();
        Asked before = byMessage.get(record.causeId());
        Asked mine =
                isForwarded(before, asker)
                        ? before
                        : new Asked(
                                asker,
                                record.causeId(),
                                record.recipient(),
                                Fingerprints.ofQuestion(type, payload));
        byMessage.put(record.messageId(), mine);
        asksByCause.put(record.causeId(), record.messageId());
        // Two workers may have received both at the same ns: then the one that was forwarded can be
        // read before the question that it was.
        Long early = asksByCause.get(record.messageId());
        Asked read = early == null ? null : byMessage.get(early);
        if (read != null && read.asker == asker && isForwarded(mine, asker)) {
            byMessage.put(early, mine);
        }
    }

    /**
     * Who forwards a question sends it in the asker's name. An asker that asks itself would look
     * the same, so it is never taken for that.
     */
    private static boolean isForwarded(@Nullable Asked question, int asker) {
        return question != null && question.asker == asker && question.asked != asker;
    }

    /** Takes out the question that a reply answers; null if it answers no ask. */
    @Nullable Asked answered(long causeOfReply) {
        return byMessage.remove(causeOfReply);
    }

    private static final class Latest<V> extends LinkedHashMap<Long, V> {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, V> eldest) {
            return size() > MOST;
        }
    }
}
