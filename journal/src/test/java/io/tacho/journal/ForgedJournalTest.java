package io.tacho.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.tacho.journal.codec.PayloadCodec;
import io.tacho.journal.codec.PayloadReader;
import io.tacho.journal.codec.PayloadSchema;
import io.tacho.journal.codec.PayloadWriter;
import io.tacho.journal.format.BodyDescriptor;
import io.tacho.journal.format.DocumentKind;
import io.tacho.journal.format.RecordDescriptor;
import io.tacho.journal.reader.JournalReader;
import io.tacho.journal.reader.JournalStatus;
import io.tacho.journal.reader.PayloadDescriber;
import io.tacho.runtime.spi.TapStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Journals that nobody wrote, with right checksums: reading them must come to an end. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ForgedJournalTest {
    private static final int MESSAGES = 20;

    @TempDir private Path temp;
    private Path directory = Path.of("");

    @BeforeEach
    void path() {
        directory = temp.resolve("journal");
    }

    /** Who opens one waits until somebody writes to it. */
    @ParameterizedTest
    @ValueSource(strings = {"stream-0000/20990101.cq4", "meta/20990101.cq4", "inflight.dat"})
    void shouldNotWaitForAPipe(String name) throws Exception {
        Path other = temp.resolve("other");
        try (JournalTap tap = JournalTap.open(Journals.smallBatches(other, 1).build());
                TapStream stream = tap.openStream(0)) {
            Journals.write(stream, MESSAGES);
            JournalCopy.copy(other, directory);
        }
        Path pipe = directory.resolve(name);
        Files.deleteIfExists(pipe);
        Journals.makePipe(pipe);

        JournalReader reader = JournalReader.open(directory);
        assertEquals(MESSAGES, Journals.messageIds(reader, 0).size());
        assertEquals(List.of(), reader.status().inFlight());
    }

    @ParameterizedTest
    @EnumSource(names = {"STREAM_OPEN", "JOURNAL_CLOSE"})
    void shouldSayThatAStreamCannotBe(DocumentKind kind) throws IOException {
        Journals.writeAll(directory, MESSAGES);
        int at = ForgedDocuments.BODY + (kind == DocumentKind.STREAM_OPEN ? Long.BYTES : 0);
        ForgedDocuments.forge(
                Journals.metaFile(directory),
                kind,
                document -> document.putInt(at, BodyDescriptor.MAX_STREAMS));

        JournalStatus status = JournalReader.open(directory).status();

        assertTrue(
                status.reasons().toString().contains("stream out of range: 4096"),
                status.reasons().toString());
    }

    @ParameterizedTest
    @EnumSource
    void shouldShowNoPayloadThatIsLongerThanAnyMayBe(RecordEncoding encoding) throws IOException {
        int most = RecordDescriptor.MAX_PAYLOAD_LENGTH;
        Journals.writeAll(
                Journals.smallBatches(directory, 1)
                        .encoding(encoding)
                        .batchBytes(2 * most)
                        .maxPayloadBytes(most),
                stream -> {
                    TestHeader header = new TestHeader();
                    Journals.write(stream, header.set(1, new byte[most - Integer.BYTES]));
                    Journals.write(stream, header.set(2, new byte[1_000]));
                });
        assertEquals(2, Journals.messageIds(JournalReader.open(directory), 0).size());
        ForgedDocuments.forge(
                Journals.dataFile(directory, 0),
                DocumentKind.BATCH,
                document -> {
                    if (encoding == RecordEncoding.PLAIN) {
                        document.putInt(
                                ForgedDocuments.BODY + RecordDescriptor.PAYLOAD_LENGTH_OFFSET,
                                most + 1);
                    } else {
                        increment(document, most);
                    }
                });

        JournalReader reader = JournalReader.open(directory);
        assertEquals(List.of(), Journals.messageIds(reader, 0));
        assertTrue(
                reader.status().reasons().toString().contains("or what a payload may have"),
                reader.status().reasons().toString());
    }

    /** The only place where the length stands: its seven bits of 2^20 each in a byte. */
    private static void increment(ByteBuffer document, int most) {
        byte[] length = {(byte) 0x80, (byte) 0x80, (byte) (most >> 14)};
        int at = ForgedDocuments.BODY;
        while (document.get(at) != length[0]
                || document.get(at + 1) != length[1]
                || document.get(at + 2) != length[2]) {
            at++;
        }
        document.put(at, (byte) (length[0] | 1));
    }

    /** A schema is read once, not for each record. */
    @Test
    void shouldNotReadALongSchemaForEachRecord() {
        String names = "N".repeat(9) + "|";
        String schema = "side:enum(" + names.repeat(6_000) + "LAST)";
        assertTrue(schema.length() > PayloadSchema.MAX_LENGTH / 2);
        Journals.writeAll(
                Journals.smallBatches(directory, 1).codec(Pair.class, new LongSchema(schema)),
                stream -> Journals.write(stream, MESSAGES));
        JournalReader reader = JournalReader.open(directory);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        PayloadSchema.parse(schema);
        long once = threads.getCurrentThreadAllocatedBytes() - before;

        PayloadDescriber describer = new PayloadDescriber(reader.dictionary());
        long[] allocated = new long[1];
        reader.forEachRecord(
                0,
                record -> {
                    long start = threads.getCurrentThreadAllocatedBytes();
                    assertEquals("side=LAST", describer.describe(record));
                    allocated[0] += threads.getCurrentThreadAllocatedBytes() - start;
                });
        assertTrue(allocated[0] < 2 * once, () -> allocated[0] + " instead of " + once);
    }

    private record LongSchema(String schema) implements PayloadCodec<Pair> {
        @Override
        public void encode(Pair message, PayloadWriter out) {
            out.putInt(6_000);
        }

        @Override
        public Pair decode(PayloadReader in) {
            return new Pair(in.getInt(), 0);
        }
    }
}
