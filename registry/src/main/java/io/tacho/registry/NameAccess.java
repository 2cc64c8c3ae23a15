package io.tacho.registry;

import io.tacho.runtime.SpawnOptions;
import java.nio.ByteOrder;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.bytes.BytesUtil;
import net.openhft.chronicle.bytes.RandomDataInput;
import net.openhft.chronicle.hash.AbstractData;
import net.openhft.chronicle.hash.Data;
import net.openhft.chronicle.hash.serialization.DataAccess;
import net.openhft.chronicle.wire.WireIn;
import net.openhft.chronicle.wire.WireOut;
import org.jspecify.annotations.Nullable;

/**
 * Gives the map a name as the UTF-8 bytes that the file has. The map's own way appends them one at
 * a time, each with its checks, which is a quarter of a look-up; here eight go at once while they
 * are ASCII, and what isn't takes the map's way. One thread at a time; the map copies it for each.
 */
final class NameAccess extends AbstractData<CharSequence> implements DataAccess<CharSequence> {
    /** A char is at most three bytes; the last eight may be written as a whole. */
    private static final int MOST_BYTES = 3 * SpawnOptions.MAX_NAME_LENGTH + Long.BYTES;

    /** Those bits of a char that ASCII doesn't use. */
    private static final int NOT_ASCII = ~0x7F;

    private static final boolean BIG_ENDIAN = ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN;

    private transient Bytes<?> bytes = room();
    private transient @Nullable CharSequence name;

    NameAccess() {}

    private static Bytes<?> room() {
        return Bytes.allocateDirect(MOST_BYTES);
    }

    @Override
    public Data<CharSequence> getData(CharSequence instance) {
        name = instance;
        int length = instance.length();
        int seen = 0;
        for (int from = 0; from < length; from += Long.BYTES) {
            long eight = 0;
            int to = Math.min(Long.BYTES, length - from);
            for (int i = 0; i < to; i++) {
                char next = instance.charAt(from + i);
                seen |= next;
                eight |= (long) next << Byte.SIZE * i;
            }
            bytes.bytesStore().writeLong(from, BIG_ENDIAN ? Long.reverseBytes(eight) : eight);
        }
        bytes.clear();
        if ((seen & NOT_ASCII) == 0) {
            bytes.writePosition(length);
        } else {
            BytesUtil.appendUtf8(bytes, instance);
        }
        return this;
    }

    @Override
    public void uninit() {
        name = null;
    }

    @Override
    public RandomDataInput bytes() {
        return bytes.bytesStore();
    }

    @Override
    public long offset() {
        return 0;
    }

    @Override
    public long size() {
        return bytes.readRemaining();
    }

    @Override
    public CharSequence get() {
        CharSequence present = name;
        if (present == null) {
            throw new IllegalStateException("no name is being looked at");
        }
        return present;
    }

    @Override
    public CharSequence getUsing(@Nullable CharSequence using) {
        StringBuilder copy = using instanceof StringBuilder given ? given : new StringBuilder();
        copy.setLength(0);
        return copy.append(get());
    }

    @Override
    public DataAccess<CharSequence> copy() {
        return new NameAccess();
    }

    /** There is nothing to read; made by the map from what the file says, without a constructor. */
    @Override
    public void readMarshallable(WireIn wire) {
        bytes = room();
    }

    @Override
    public void writeMarshallable(WireOut wire) {}
}
