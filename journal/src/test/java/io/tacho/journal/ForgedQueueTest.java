package io.tacho.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.journal.format.DocumentDescriptor;
import io.tacho.journal.format.DocumentKind;
import io.tacho.journal.format.QueueFileDescriptor;
import io.tacho.journal.reader.JournalReader;
import io.tacho.journal.reader.JournalStatus;
import io.tacho.journal.reader.JournalStatus.Completeness;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Files that would be gone through once for every few bytes of them: some hundred thousand times.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ForgedQueueTest {
    private static final int MESSAGES = 40;
    private static final int USED = 1 << 20;
    private static final int FORGED_BYTES = 24 << 20;
    private static final int SMALLEST =
            QueueFileDescriptor.HEADER_LENGTH + DocumentDescriptor.HEADER_LENGTH;

    @TempDir private Path temp;

    private final ByteBuffer bytes =
            ByteBuffer.allocate(FORGED_BYTES).order(ByteOrder.LITTLE_ENDIAN);

    /** Of the next document; there were fewer. */
    private long number = 1_000;

    private enum Forgery {
        /** Each claims to end where the file does. */
        LONG_DOCUMENTS {
            @Override
            void append(ForgedQueueTest to) {
                to.putDocument(to.bytes.remaining() - SMALLEST, false);
            }
        },
        /** Each is right, and in one of Chronicle's own, whose chain leads to the end. */
        WITHIN_METADATA {
            @Override
            void append(ForgedQueueTest to) {
                to.bytes.putInt(QueueFileDescriptor.META_DATA | SMALLEST);
                to.putDocument(0, true);
            }
        },
        /** Behind each that is right begins one that is long and wrong, with the next in it. */
        BETWEEN_LONG_ONES {
            @Override
            void append(ForgedQueueTest to) {
                to.putDocument(0, true);
                to.putDocument(to.bytes.remaining() - SMALLEST, false);
            }
        };

        abstract void append(ForgedQueueTest to);
    }

    @ParameterizedTest
    @EnumSource
    void shouldNotBeGoneThroughForEachOfItsBytes(Forgery forgery) throws IOException {
        Path journal = temp.resolve("journal");
        Journals.writeAll(journal, MESSAGES);
        while (bytes.remaining() > 4 * SMALLEST) {
            forgery.append(this);
        }
        try (RandomAccessFile file =
                new RandomAccessFile(Journals.dataFile(journal, 0).toFile(), "rw")) {
            // Behind all that is used, and the file says that it goes on until there.
            file.setLength(USED);
            file.seek(USED);
            file.write(bytes.array());
            file.seek(QueueFileDescriptor.LAST_APPEND_OFFSET);
            file.writeLong(Long.reverseBytes(file.length()));
        }

        JournalReader reader = JournalReader.open(journal);
        List<Long> ids = Journals.messageIds(reader, 0);
        JournalStatus status = reader.status();

        assertEquals(MESSAGES, ids.size(), "what is whole is shown");
        assertEquals(Completeness.DAMAGED, status.completeness());
        assertTrue(
                status.reasons().toString().contains("too much of it only looks like one"),
                status.reasons().toString());
    }

    private void putDocument(int bodyLength, boolean right) {
        ByteBuffer document =
                ByteBuffer.allocate(DocumentDescriptor.HEADER_LENGTH)
                        .order(ByteOrder.LITTLE_ENDIAN);
        document.putInt(DocumentDescriptor.MAGIC_OFFSET, DocumentDescriptor.MAGIC);
        document.putShort(DocumentDescriptor.VERSION_OFFSET, DocumentDescriptor.FORMAT_VERSION);
        document.put(DocumentDescriptor.KIND_OFFSET, DocumentKind.BATCH.code());
        document.putInt(DocumentDescriptor.BODY_LENGTH_OFFSET, bodyLength);
        document.putLong(DocumentDescriptor.BATCH_NUMBER_OFFSET, number++);
        if (right) {
            ForgedDocuments.seal(document);
        }
        bytes.putInt(DocumentDescriptor.HEADER_LENGTH + bodyLength).put(document);
    }
}
