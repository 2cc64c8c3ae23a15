package io.tacho.journal;

import static io.tacho.journal.format.InFlightDescriptor.*;

import java.nio.MappedByteBuffer;
import net.openhft.chronicle.core.UnsafeMemory;

/** What one worker is handling, as others find it after its death. Written by that worker. */
final class InFlightSlot {
    /** Keeps the mapping that {@link #address} points into. */
    @SuppressWarnings("unused")
    private final MappedByteBuffer owner;

    private final long address;

    InFlightSlot(MappedByteBuffer owner, long address) {
        this.owner = owner;
        this.address = address;
    }

    void begin(long messageId, int recipient, long recipientSequence, int typeId, long receivedAt) {
        UnsafeMemory.unsafePutLong(address + RECEIVED_AT_OFFSET, receivedAt);
        UnsafeMemory.unsafePutLong(address + RECIPIENT_SEQUENCE_OFFSET, recipientSequence);
        UnsafeMemory.unsafePutInt(address + RECIPIENT_OFFSET, recipient);
        UnsafeMemory.unsafePutInt(address + TYPE_ID_OFFSET, typeId);
        // Released last: who sees the id sees the fields above. After a kill the page holds the
        // stores in this order, too.
        UnsafeMemory.MEMORY.writeOrderedLong(address + MESSAGE_ID_OFFSET, messageId);
    }

    void end() {
        UnsafeMemory.MEMORY.writeOrderedLong(address + MESSAGE_ID_OFFSET, 0);
    }

    void state(int state) {
        UnsafeMemory.unsafePutInt(address + STATE_OFFSET, state);
    }
}
