package io.tacho.stress.replay;

import io.tacho.journal.reader.RecordFlyweight;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Follows the numbers that each recipient's messages have in their order: whether they are read in
 * it, and whether one is missing. Confined to a thread.
 */
final class RecipientOrder {
    /** Of those that were dropped before they had a turn. */
    private static final long NONE = 0;

    private static final int MOST_ACTORS = 1 << 28;

    private long[] last = new long[16];
    private final BitSet incomplete = new BitSet();

    RecipientOrder() {}

    /** Takes in the next record; false if one with a higher number was there before. */
    boolean follows(RecordFlyweight record) {
        int recipient = record.recipient();
        long sequence = record.recipientSequence();
        if (sequence == NONE || recipient < 0 || recipient >= MOST_ACTORS) {
            return true;
        }
        if (recipient >= last.length) {
            last = Arrays.copyOf(last, Math.max(recipient + 1, 2 * last.length));
        }
        long before = last[recipient];
        last[recipient] = sequence;
        if (sequence > before + 1) {
            incomplete.set(recipient);
        }
        return sequence > before;
    }

    /** Whether one of its messages so far is missing, and so its state may be another. */
    boolean isIncomplete(int recipient) {
        return recipient >= 0 && incomplete.get(recipient);
    }
}
