package io.tacho.registry;

import io.tacho.runtime.ActorState;
import io.tacho.runtime.spi.DirectoryEntry;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.core.UnsafeMemory;
import net.openhft.chronicle.hash.Data;
import net.openhft.chronicle.hash.serialization.SizedReader;
import net.openhft.chronicle.hash.serialization.SizedWriter;
import net.openhft.chronicle.hash.serialization.impl.EnumMarshallable;
import org.jspecify.annotations.Nullable;

/**
 * How an entry lies in the map: 24 bytes, in the byte order of the machine. Stateless; any thread.
 * The class name is part of the file's header, so renaming it makes older files unreadable.
 *
 * <pre>
 *   0               4               8               12              16
 *  +---------------+---------------+---------------+---------------+
 *  |    actorId    |     slot      |    worker     |  state code   |
 *  +---------------+---------------+---------------+---------------+
 *  |        spawnedAtMillis        |
 *  +-------------------------------+ 24
 * </pre>
 *
 * <p>Written by hand because Chronicle Values would generate and compile a class at start for the
 * same 24 bytes, and because this way the map reads straight into the runtime's own entry: no
 * scratch object, hence no state per thread.
 */
final class DirectoryEntryMarshaller
        implements SizedReader<DirectoryEntry>,
                SizedWriter<DirectoryEntry>,
                EnumMarshallable<DirectoryEntryMarshaller> {
    static final DirectoryEntryMarshaller INSTANCE = new DirectoryEntryMarshaller();

    private static final long ACTOR_ID_OFFSET = 0;
    private static final long SLOT_OFFSET = ACTOR_ID_OFFSET + Integer.BYTES;
    private static final long WORKER_OFFSET = SLOT_OFFSET + Integer.BYTES;
    private static final long STATE_OFFSET = WORKER_OFFSET + Integer.BYTES;
    private static final long SPAWNED_AT_OFFSET = STATE_OFFSET + Integer.BYTES;
    private static final long LENGTH = SPAWNED_AT_OFFSET + Long.BYTES;

    private DirectoryEntryMarshaller() {}

    /**
     * Whose the entry is, without reading the rest.
     *
     * @param value as it lies in the map, under a lock
     * @return the actor's id
     */
    static int actorId(Data<DirectoryEntry> value) {
        return value.bytes().readInt(value.offset());
    }

    @Override
    public long size(DirectoryEntry toWrite) {
        return LENGTH;
    }

    @Override
    public DirectoryEntry read(Bytes<?> in, long size, @Nullable DirectoryEntry using) {
        DirectoryEntry entry = using == null ? new DirectoryEntry() : using;
        // The bounds are looked at once, not for each number: that is a tenth of a look-up.
        long position = in.readPosition();
        long address = in.addressForRead(position, (int) LENGTH);
        in.readPosition(position + LENGTH);
        return entry.set(
                UnsafeMemory.unsafeGetInt(address + ACTOR_ID_OFFSET),
                UnsafeMemory.unsafeGetInt(address + SLOT_OFFSET),
                UnsafeMemory.unsafeGetInt(address + WORKER_OFFSET),
                ActorState.ofCode(UnsafeMemory.unsafeGetInt(address + STATE_OFFSET)),
                UnsafeMemory.unsafeGetLong(address + SPAWNED_AT_OFFSET));
    }

    @Override
    public void write(Bytes<?> out, long size, DirectoryEntry toWrite) {
        out.writeInt(toWrite.actorId());
        out.writeInt(toWrite.slot());
        out.writeInt(toWrite.worker());
        out.writeInt(toWrite.state().code());
        out.writeLong(toWrite.spawnedAtMillis());
    }

    @Override
    public DirectoryEntryMarshaller readResolve() {
        return INSTANCE;
    }
}
