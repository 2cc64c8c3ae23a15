package io.tacho.journal;

import static io.tacho.journal.format.DocumentDescriptor.*;

import io.tacho.journal.format.DocumentKind;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.core.Jvm;
import net.openhft.chronicle.core.UnsafeMemory;

/**
 * Off-heap memory for one document, filled and appended over and over by one thread at a time.
 * Allocates only when made.
 */
final class DocumentBuffer {
    private static final int PAGE = 4096;

    private final ByteBuffer memory;
    private final Bytes<ByteBuffer> bytes;
    private final long address;
    private final RecordEncoding encoding;
    private final CRC32C crc = new CRC32C();

    /** Touches every page, so that no record has to wait for one. */
    DocumentBuffer(int bodyCapacity) {
        this(bodyCapacity, RecordEncoding.PLAIN);
    }

    /** For batches of records in an encoding. */
    DocumentBuffer(int bodyCapacity, RecordEncoding encoding) {
        this.encoding = encoding;
        memory = ByteBuffer.allocateDirect(HEADER_LENGTH + bodyCapacity);
        bytes = Bytes.wrapForWrite(memory);
        // The check looks at the thread only: the dictionary's buffer is used by any, under a lock.
        bytes.singleThreadedCheckDisabled(true);
        address = Jvm.address(memory);
        for (int at = 0; at < memory.capacity(); at += PAGE) {
            memory.put(at, (byte) 0);
        }
    }

    /** Where the body begins; multiples of 8 from here are aligned as the allocation is. */
    long bodyAddress() {
        return address + HEADER_LENGTH;
    }

    int bodyCapacity() {
        return memory.capacity() - HEADER_LENGTH;
    }

    /**
     * Writes the header over a finished body.
     *
     * @return the whole document, valid until the next call
     */
    Bytes<ByteBuffer> seal(
            DocumentKind kind, int count, int bodyLength, long number, long first, long last) {
        UnsafeMemory.unsafePutInt(address + MAGIC_OFFSET, MAGIC);
        UnsafeMemory.unsafePutInt(
                address + VERSION_OFFSET,
                FORMAT_VERSION | kind.code() << 16 | encodingOf(kind) << 24);
        UnsafeMemory.unsafePutInt(address + RECORD_COUNT_OFFSET, count);
        UnsafeMemory.unsafePutInt(address + BODY_LENGTH_OFFSET, bodyLength);
        UnsafeMemory.unsafePutLong(address + BATCH_NUMBER_OFFSET, number);
        UnsafeMemory.unsafePutLong(address + FIRST_TIME_OFFSET, first);
        UnsafeMemory.unsafePutLong(address + LAST_TIME_OFFSET, last);
        UnsafeMemory.unsafePutInt(address + RESERVED_OFFSET, 0);
        crc.reset();
        memory.limit(CRC_OFFSET).position(0);
        crc.update(memory);
        memory.limit(HEADER_LENGTH + bodyLength).position(HEADER_LENGTH);
        crc.update(memory);
        UnsafeMemory.unsafePutInt(address + CRC_OFFSET, (int) crc.getValue());
        bytes.readPositionRemaining(0, (long) HEADER_LENGTH + bodyLength);
        return bytes;
    }

    private int encodingOf(DocumentKind kind) {
        return kind == DocumentKind.BATCH ? encoding.code() : ENCODING_PLAIN;
    }
}
