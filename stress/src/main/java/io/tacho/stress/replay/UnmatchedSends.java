package io.tacho.stress.replay;

import java.util.function.BiConsumer;
import org.agrona.collections.Long2ObjectHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What was sent, by its cause, on one side only so far: pairs are dropped as they meet, whichever
 * comes first. Confined to a thread.
 */
final class UnmatchedSends {
    /**
     * Of so many causes at a time what was sent is kept. More than that only if most of it differs,
     * and then it doesn't matter which.
     */
    private static final int MOST_CAUSES = 1 << 20;

    private final Long2ObjectHashMap<Send> byCause = new Long2ObjectHashMap<>();
    private long matched;
    private long replayed;
    private long givenUp;

    UnmatchedSends() {}

    void add(long causeId, Send send) {
        Send first = byCause.get(causeId);
        Send before = null;
        for (Send each = first; each != null; each = each.next) {
            if (each.matches(send)) {
                drop(causeId, before, each);
                matched++;
                return;
            }
            before = each;
        }
        if (before == null && byCause.size() >= MOST_CAUSES) {
            givenUp++;
            return;
        }
        Send kept = send.kept();
        if (before == null) {
            byCause.put(causeId, kept);
        } else {
            before.next = kept;
        }
        replayed += kept.isRecorded() ? 0 : 1;
    }

    private void drop(long causeId, @Nullable Send before, Send found) {
        Send after = found.next;
        if (before != null) {
            before.next = after;
        } else if (after != null) {
            byCause.put(causeId, after);
        } else {
            byCause.remove(causeId);
        }
        replayed -= found.isRecorded() ? 0 : 1;
    }

    /** Forgets what a cause sent; returns how many they were. */
    long forget(long causeId) {
        long count = 0;
        for (Send each = byCause.remove(causeId); each != null; each = each.next) {
            count++;
            replayed -= each.isRecorded() ? 0 : 1;
        }
        return count;
    }

    /** Pairs so far. */
    long matched() {
        return matched;
    }

    /** Sent in the replay without a counterpart. */
    long replayed() {
        return replayed;
    }

    /** Sends that were not looked at, because too many others differ. */
    long givenUp() {
        return givenUp;
    }

    void forEachCause(BiConsumer<Long, Send> consumer) {
        byCause.forEach(consumer);
    }
}
