package io.tacho.journal.reader;

import static io.tacho.journal.format.DocumentDescriptor.*;

import io.tacho.journal.codec.PayloadReader;
import io.tacho.journal.format.DocumentKind;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** A view of one document, moved from one to the next. */
final class Document {
    private final CRC32C crc = new CRC32C();
    private ByteBuffer buffer = QueueFile.newWindow(HEADER_LENGTH);
    private int offset;

    /** To a document, or to what may be one, in a little-endian buffer. */
    void wrap(ByteBuffer newBuffer, int newOffset) {
        buffer = newBuffer;
        offset = newOffset;
    }

    /** Tells whether this is a whole document of so many bytes in all. */
    boolean isIntact(int length) {
        return length >= HEADER_LENGTH
                && buffer.getInt(offset + MAGIC_OFFSET) == MAGIC
                && bodyLength() == length - HEADER_LENGTH
                && buffer.getInt(offset + RESERVED_OFFSET) == 0
                && checksum() == buffer.getInt(offset + CRC_OFFSET);
    }

    int version() {
        return buffer.getShort(offset + VERSION_OFFSET) & 0xFFFF;
    }

    /** What to say of a document of another version; null if it is of this one. */
    @Nullable String otherVersion() {
        int version = version();
        return version == FORMAT_VERSION
                ? null
                : "is of format version "
                        + version
                        + (version > FORMAT_VERSION
                                ? "; read it with a newer release"
                                : ", which there is not");
    }

    @Nullable DocumentKind kind() {
        return DocumentKind.of(buffer.get(offset + KIND_OFFSET));
    }

    int encoding() {
        return buffer.get(offset + ENCODING_OFFSET);
    }

    int recordCount() {
        return buffer.getInt(offset + RECORD_COUNT_OFFSET);
    }

    int bodyLength() {
        return buffer.getInt(offset + BODY_LENGTH_OFFSET);
    }

    long batchNumber() {
        return buffer.getLong(offset + BATCH_NUMBER_OFFSET);
    }

    ByteBuffer buffer() {
        return buffer;
    }

    int bodyOffset() {
        return offset + HEADER_LENGTH;
    }

    PayloadReader body() {
        return new PayloadReader(buffer, bodyOffset(), bodyLength());
    }

    private int checksum() {
        crc.reset();
        update(offset, CRC_OFFSET);
        update(bodyOffset(), bodyLength());
        return (int) crc.getValue();
    }

    private void update(int from, int length) {
        buffer.limit(from + length).position(from);
        crc.update(buffer);
        buffer.clear();
    }
}
