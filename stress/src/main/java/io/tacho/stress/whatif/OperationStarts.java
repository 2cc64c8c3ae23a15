package io.tacho.stress.whatif;

import org.agrona.collections.Long2LongHashMap;

/**
 * Which message was being handled when an actor began an operation. Such a message has no cause on
 * record; but its sender is, and it was sent at what its worker's clock said, which is when what
 * was being handled was received.
 */
final class OperationStarts {
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final MessageSlots messages;
    private final Long2LongHashMap slots = new Long2LongHashMap(MessageSlots.NONE);

    OperationStarts(MessageSlots messages) {
        this.messages = messages;
    }

    void add(int slot) {
        slots.put(key(messages.recipient[slot], messages.receivedAt[slot]), slot);
    }

    void remove(int slot) {
        slots.remove(key(messages.recipient[slot], messages.receivedAt[slot]));
    }

    /** The message that an actor was handling; {@link MessageSlots#NONE} if that is not known. */
    int handledBy(int actor, long at) {
        int slot = (int) slots.get(key(actor, at));
        boolean same =
                slot != MessageSlots.NONE
                        && messages.recipient[slot] == actor
                        && messages.receivedAt[slot] == at;
        return same ? slot : MessageSlots.NONE;
    }

    private static long key(int actor, long at) {
        return actor * SPREAD ^ at;
    }
}
