package io.tacho.stress.replay;

import io.tacho.runtime.spi.MessageOutcome;
import org.agrona.collections.Long2ObjectHashMap;
import org.jspecify.annotations.Nullable;

/** What differs, by the id of the message that was being handled. Confined to a thread. */
final class Differences {
    private final Long2ObjectHashMap<Send> sends = new Long2ObjectHashMap<>();
    private final Long2ObjectHashMap<MessageOutcome> outcomes = new Long2ObjectHashMap<>();

    Differences() {}

    void sent(long messageId, Send first) {
        sends.put(messageId, first);
    }

    void ended(long messageId, MessageOutcome replayed) {
        outcomes.put(messageId, replayed);
    }

    boolean isEmpty() {
        return sends.isEmpty() && outcomes.isEmpty();
    }

    boolean has(long messageId) {
        return sends.containsKey(messageId) || outcomes.containsKey(messageId);
    }

    /** The first of what was sent by one side only; null if both sent the same. */
    @Nullable Send sentAt(long messageId) {
        return sends.get(messageId);
    }

    /** How it ended in the replay; null if it did as it is on record. */
    @Nullable MessageOutcome outcomeOf(long messageId) {
        return outcomes.get(messageId);
    }
}
