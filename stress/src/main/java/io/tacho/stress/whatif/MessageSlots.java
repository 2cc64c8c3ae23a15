package io.tacho.stress.whatif;

import io.tacho.journal.reader.RecordFlyweight;
import io.tacho.stress.StressException;
import java.util.Arrays;
import java.util.Locale;
import org.agrona.collections.Long2LongHashMap;

/**
 * The messages that were read and are not handled yet: arrays by slot, so that a message takes some
 * 140 bytes and no object. Times in ns.
 */
final class MessageSlots {
    static final int NONE = -1;

    /** Of the heap, for what one message needs, with the copies made when the arrays grow. */
    private static final long BYTES = 500;

    private static final int FIRST_CAPACITY = 1 << 10;

    private final int limit;
    private final Long2LongHashMap slots = new Long2LongHashMap(NONE);
    private int free = NONE;
    private int used;

    // As recorded.
    long[] id = new long[FIRST_CAPACITY];
    long[] dueAt = new long[FIRST_CAPACITY];
    long[] rootSentAt = new long[FIRST_CAPACITY];
    long[] sentAt = new long[FIRST_CAPACITY];
    long[] receivedAt = new long[FIRST_CAPACITY];
    long[] completedAt = new long[FIRST_CAPACITY];
    int[] recipient = new int[FIRST_CAPACITY];
    int[] type = new int[FIRST_CAPACITY];
    int[] stream = new int[FIRST_CAPACITY];
    byte[] traits = new byte[FIRST_CAPACITY];

    /** From received to completed, without standstills. */
    long[] handling = new long[FIRST_CAPACITY];

    /** What its worker did between it and the next message, other than to wait. */
    long[] after = new long[FIRST_CAPACITY];

    /** How long its worker had waited when it came, where it did; else negative. */
    long[] idle = new long[FIRST_CAPACITY];

    /** How late a waiting worker noticed it; negative where that says nothing of the message. */
    long[] noticed = new long[FIRST_CAPACITY];

    // As recomputed.
    long[] newSentAt = new long[FIRST_CAPACITY];
    long[] newRootSentAt = new long[FIRST_CAPACITY];

    // Links: the next one of the same cause, or in the same mailbox; what it caused, in order.
    int[] next = new int[FIRST_CAPACITY];
    int[] firstCaused = new int[FIRST_CAPACITY];
    int[] lastCaused = new int[FIRST_CAPACITY];

    /** Traits: what a message is. */
    static final byte ENDS_OPERATION = 1;

    /** It was due at a time, and came from outside. */
    static final byte SCHEDULED = 2;

    /** Its operation began with it. */
    static final byte ROOT = 4;

    /** Its worker was asleep when it came. */
    static final byte FOUND_ASLEEP = 8;

    MessageSlots() {
        limit = (int) Math.min(Integer.MAX_VALUE, Runtime.getRuntime().maxMemory() / BYTES);
    }

    /**
     * Adds a message; the times that are derived are left open.
     *
     * @param newId of its own, however often a message is added
     * @param shift by which all its times are later, ns
     */
    int add(RecordFlyweight record, long newId, long shift) {
        int slot = acquire();
        id[slot] = newId;
        dueAt[slot] = record.dueAt() == 0 ? 0 : record.dueAt() + shift;
        rootSentAt[slot] = record.rootSentAt() + shift;
        sentAt[slot] = record.sentAt() + shift;
        receivedAt[slot] = record.receivedAt() + shift;
        completedAt[slot] = record.completedAt() + shift;
        recipient[slot] = Math.max(0, record.recipient());
        type[slot] = record.typeId();
        stream[slot] = record.stream();
        traits[slot] = traitsOf(record);
        after[slot] = 0;
        idle[slot] = NONE;
        noticed[slot] = NONE;
        next[slot] = NONE;
        firstCaused[slot] = NONE;
        slots.put(newId, slot);
        return slot;
    }

    private static byte traitsOf(RecordFlyweight record) {
        int traits = 0;
        if (record.endsOperation()) {
            traits |= ENDS_OPERATION;
        }
        if (record.isScheduled()) {
            traits |= SCHEDULED;
        }
        if (record.rootId() == record.messageId()) {
            traits |= ROOT;
        }
        return (byte) traits;
    }

    /** When it began to wait: when it was due, or sent. */
    long beganAt(int slot) {
        return is(slot, SCHEDULED) ? Math.min(dueAt[slot], sentAt[slot]) : sentAt[slot];
    }

    boolean is(int slot, byte trait) {
        return (traits[slot] & trait) != 0;
    }

    /** The slot of a message that is here, or {@link #NONE}. */
    int find(long messageId) {
        return (int) slots.get(messageId);
    }

    /** Adds to what a message caused, in the order in which it was sent. */
    void addCaused(int cause, int slot) {
        int last = firstCaused[cause] == NONE ? NONE : lastCaused[cause];
        if (last == NONE) {
            firstCaused[cause] = slot;
            lastCaused[cause] = slot;
        } else if (precedes(last, slot)) {
            next[last] = slot;
            lastCaused[cause] = slot;
        } else if (precedes(slot, firstCaused[cause])) {
            next[slot] = firstCaused[cause];
            firstCaused[cause] = slot;
        } else {
            int at = firstCaused[cause];
            while (precedes(next[at], slot)) {
                at = next[at];
            }
            next[slot] = next[at];
            next[at] = slot;
        }
    }

    private boolean precedes(int one, int other) {
        return sentAt[one] < sentAt[other] || sentAt[one] == sentAt[other] && id[one] < id[other];
    }

    void remove(int slot) {
        slots.remove(id[slot]);
        id[slot] = 0;
        next[slot] = free;
        free = slot;
    }

    private int acquire() {
        if (free != NONE) {
            int slot = free;
            free = next[slot];
            return slot;
        }
        if (used == id.length) {
            grow();
        }
        return used++;
    }

    private void grow() {
        int capacity = Math.min(2 * used, limit);
        if (capacity <= used) {
            throw new StressException(
                    String.format(
                            Locale.ROOT,
                            "more than %,d messages are on their way at a time: more than the"
                                    + " workers can do, or give the heap more with"
                                    + " TACHO_JAVA_OPTS=-Xmx8g",
                            used));
        }
        id = Arrays.copyOf(id, capacity);
        dueAt = Arrays.copyOf(dueAt, capacity);
        rootSentAt = Arrays.copyOf(rootSentAt, capacity);
        sentAt = Arrays.copyOf(sentAt, capacity);
        receivedAt = Arrays.copyOf(receivedAt, capacity);
        completedAt = Arrays.copyOf(completedAt, capacity);
        recipient = Arrays.copyOf(recipient, capacity);
        type = Arrays.copyOf(type, capacity);
        stream = Arrays.copyOf(stream, capacity);
        traits = Arrays.copyOf(traits, capacity);
        handling = Arrays.copyOf(handling, capacity);
        after = Arrays.copyOf(after, capacity);
        idle = Arrays.copyOf(idle, capacity);
        noticed = Arrays.copyOf(noticed, capacity);
        newSentAt = Arrays.copyOf(newSentAt, capacity);
        newRootSentAt = Arrays.copyOf(newRootSentAt, capacity);
        next = Arrays.copyOf(next, capacity);
        firstCaused = Arrays.copyOf(firstCaused, capacity);
        lastCaused = Arrays.copyOf(lastCaused, capacity);
    }
}
