package io.tacho.journal;

import static io.tacho.journal.ForgedDocuments.BODY;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tacho.journal.format.CompactRecordDescriptor;
import io.tacho.journal.format.DocumentDescriptor;
import io.tacho.journal.format.DocumentKind;
import io.tacho.journal.format.RecordDescriptor;
import io.tacho.journal.reader.JournalReader;
import io.tacho.journal.reader.JournalStatus;
import io.tacho.journal.reader.JournalStatus.Completeness;
import io.tacho.runtime.spi.MessageKind;
import io.tacho.runtime.spi.MessageOutcome;
import io.tacho.runtime.spi.WorkerActivity;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents of a stream whose checksums are right, but that no writer puts there. */
@ExtendWith(CopiedJournal.class)
class ForgedStreamTest {
    /** Of a record of the copied journal, with its payload. */
    private static final int RECORD = 112;

    private final JournalCopy journal;

    ForgedStreamTest(JournalCopy journal) {
        this.journal = journal;
    }

    @Test
    void shouldSayThatAStreamGoesOnAfterItsClose() throws IOException {
        ForgedDocuments.repeat(journal.file(), DocumentKind.STREAM_CLOSE);

        assertAllShownAndDamage("goes on after its close with batch 202");
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    0, 'is of format version 0, which there is not'
                    2, 'is of format version 2; read it with a newer release'
                    """)
    void shouldShowNothingOfABatchOfAnotherVersion(short version, String said) throws IOException {
        forgeFirstBatch(d -> d.putShort(DocumentDescriptor.VERSION_OFFSET, version));

        assertWithoutFirstBatch("batch 1 " + said);
    }

    @ParameterizedTest
    @ValueSource(bytes = {0, 2, 99})
    void shouldShowNothingOfABatchOfAnotherKind(byte kind) throws IOException {
        forgeFirstBatch(d -> d.put(DocumentDescriptor.KIND_OFFSET, kind));

        assertWithoutFirstBatch("batch 1 is of a kind not known here");
    }

    @Test
    void shouldShowNothingOfABatchOfAnotherEncoding() throws IOException {
        forgeFirstBatch(d -> d.put(DocumentDescriptor.ENCODING_OFFSET, (byte) 2));

        assertWithoutFirstBatch("batch 1 is of a kind not known here");
    }

    @Test
    void shouldSayThatADocumentIsTooShort() throws IOException {
        forge(
                DocumentKind.STREAM_OPEN,
                d -> d.put(DocumentDescriptor.KIND_OFFSET, DocumentKind.STREAM_CLOSE.code()));

        assertAllShownAndDamage("batch 0 (STREAM_CLOSE) is too short");
    }

    @Test
    void shouldSayThatAStreamIsAnotherOfItsJournal() throws IOException {
        forge(DocumentKind.STREAM_OPEN, d -> d.putInt(BODY + Long.BYTES, 3));

        assertAllShownAndDamage("is stream 3 of this journal");
    }

    private enum Unknown {
        KIND(RecordDescriptor.KIND_OFFSET, MessageKind.values().length),
        OUTCOME(RecordDescriptor.OUTCOME_OFFSET, MessageOutcome.values().length),
        ACTIVITY(
                RecordDescriptor.KIND_OFFSET,
                RecordDescriptor.ACTIVITY_KIND | WorkerActivity.values().length);

        private final int offset;
        private final int code;

        Unknown(int offset, int code) {
            this.offset = offset;
            this.code = code;
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldLeaveOutARecordOfWhichACodeIsNotKnown(Unknown unknown) throws IOException {
        forgeFirstBatch(d -> d.put(BODY + 3 * RECORD + unknown.offset, (byte) unknown.code));

        List<Long> expected = new ArrayList<>(JournalCopy.allIds());
        expected.remove(3);
        assertShown(
                expected, "record 3 of batch 1 has a kind or an outcome that is not known here");
    }

    @Test
    void shouldNotShowARecordThatPassesTheEndOfItsBatch() throws IOException {
        int payload = RECORD - RecordDescriptor.HEADER_LENGTH;
        int lengthOfLast = BODY + 9 * RECORD + RecordDescriptor.PAYLOAD_LENGTH_OFFSET;
        forgeFirstBatch(d -> d.putInt(lengthOfLast, payload + 1));

        List<Long> expected = new ArrayList<>(JournalCopy.allIds());
        expected.remove(9);
        assertShown(expected, "record 9 of batch 1 passes its end, or what a payload may have");
    }

    @Test
    void shouldSayThatABatchHasFewerRecordsThanItStates() throws IOException {
        forgeFirstBatch(d -> d.putInt(DocumentDescriptor.RECORD_COUNT_OFFSET, 11));

        assertAllShownAndDamage("record 10 of batch 1 passes its end, or what a payload may have");
    }

    /** 64 bits have room in ten bytes of seven. */
    @ParameterizedTest
    @CsvSource({"8, true", "9, true", "10, true", "11, false"})
    void shouldReadAnIntegerOfUpToTenBytes(int length, boolean readable) throws IOException {
        forgeFirstBatch(
                d -> {
                    d.put(DocumentDescriptor.ENCODING_OFFSET, DocumentDescriptor.ENCODING_COMPACT);
                    d.putInt(DocumentDescriptor.RECORD_COUNT_OFFSET, 1);
                    d.position(BODY);
                    d.put((byte) (CompactRecordDescriptor.ACTIVITY | WorkerActivity.PARK.code()));
                    d.put((byte) 0);
                    // From 0, with nothing but leading zeros, to 7.
                    for (int i = 1; i < length; i++) {
                        d.put((byte) 0x80);
                    }
                    d.put((byte) 0).put((byte) 14);
                });

        List<String> activities = new ArrayList<>();
        journal.open()
                .forEachRecord(
                        0,
                        record -> {
                            if (record.isActivity()) {
                                activities.add(
                                        record.activity()
                                                + " "
                                                + record.receivedAt()
                                                + " "
                                                + record.completedAt());
                            }
                        });
        assertEquals(readable ? List.of("PARK 0 7") : List.of(), activities);
    }

    private void forgeFirstBatch(Consumer<ByteBuffer> change) throws IOException {
        forge(DocumentKind.BATCH, change);
    }

    private void forge(DocumentKind kind, Consumer<ByteBuffer> change) throws IOException {
        ForgedDocuments.forge(journal.file(), kind, change);
    }

    private void assertWithoutFirstBatch(String reason) {
        assertShown(
                JournalCopy.allIds().subList(JournalCopy.PER_BATCH, JournalCopy.MESSAGES), reason);
    }

    private void assertAllShownAndDamage(String reason) {
        assertShown(JournalCopy.allIds(), reason);
    }

    private void assertShown(List<Long> ids, String reason) {
        JournalReader reader = journal.open();
        assertEquals(ids, Journals.messageIds(reader, 0));
        JournalStatus status = reader.status();
        assertEquals(List.of("stream 0: " + reason), status.reasons());
        assertEquals(Completeness.DAMAGED, status.completeness());
        assertEquals(0, status.missingBatches());
    }
}
