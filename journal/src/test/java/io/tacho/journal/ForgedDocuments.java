package io.tacho.journal;

import io.tacho.journal.format.DocumentDescriptor;
import io.tacho.journal.format.DocumentKind;
import io.tacho.journal.format.QueueFileDescriptor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

/** Makes documents into what nobody wrote, with right checksums. */
final class ForgedDocuments {
    /** Where a document's body begins. */
    static final int BODY = DocumentDescriptor.HEADER_LENGTH;

    private ForgedDocuments() {}

    /** Changes the first document of a kind in a file; its length has to stay. */
    static void forge(Path file, DocumentKind kind, Consumer<ByteBuffer> change)
            throws IOException {
        try (FileChannel channel = open(file)) {
            ByteBuffer document = first(map(channel), kind);
            change.accept(document);
            seal(document);
        }
    }

    /** Appends a copy of the first document of a kind behind that, with the next number. */
    static void repeat(Path file, DocumentKind kind) throws IOException {
        try (FileChannel channel = open(file)) {
            ByteBuffer all = map(channel);
            ByteBuffer document = first(all, kind);
            int length = document.capacity();
            int at = (int) QueueFileDescriptor.aligned(all.position() + length);
            all.putInt(at, length);
            ByteBuffer copy =
                    all.slice(at + QueueFileDescriptor.HEADER_LENGTH, length)
                            .order(ByteOrder.LITTLE_ENDIAN);
            copy.put(0, document, 0, length);
            long number = document.getLong(DocumentDescriptor.BATCH_NUMBER_OFFSET);
            copy.putLong(DocumentDescriptor.BATCH_NUMBER_OFFSET, number + 1);
            seal(copy);
        }
    }

    /** Makes the checksum of a whole document right. */
    static void seal(ByteBuffer document) {
        CRC32C crc = new CRC32C();
        crc.update(document.slice(0, DocumentDescriptor.CRC_OFFSET));
        crc.update(document.slice(BODY, document.capacity() - BODY));
        document.putInt(DocumentDescriptor.CRC_OFFSET, (int) crc.getValue());
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    private static ByteBuffer map(FileChannel channel) throws IOException {
        return channel.map(FileChannel.MapMode.READ_WRITE, 0, channel.size())
                .order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Leaves the buffer's position at its beginning. */
    private static ByteBuffer first(ByteBuffer all, DocumentKind kind) {
        int at = 0;
        while (all.getInt(at) != DocumentDescriptor.MAGIC
                || all.get(at + DocumentDescriptor.KIND_OFFSET) != kind.code()) {
            at += Integer.BYTES;
        }
        int length = BODY + all.getInt(at + DocumentDescriptor.BODY_LENGTH_OFFSET);
        all.position(at);
        return all.slice(at, length).order(ByteOrder.LITTLE_ENDIAN);
    }
}
