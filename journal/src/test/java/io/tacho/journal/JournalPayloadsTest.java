package io.tacho.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.journal.codec.PayloadCodec;
import io.tacho.journal.codec.PayloadReader;
import io.tacho.journal.codec.PayloadWriter;
import io.tacho.journal.reader.JournalReader;
import io.tacho.journal.reader.JournalStatus.Completeness;
import io.tacho.journal.reader.PayloadDescriber;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of the messages themselves. */
class JournalPayloadsTest {
    @TempDir private Path temp;

    record Note(String text) {}

    record Nothing() {}

    static final class Secret {}

    @Test
    void shouldCountPayloadsWhenTheyCanNotBeKept() {
        Path directory = temp.resolve("journal");
        JournalTap tap =
                Journals.writeAll(
                        Journals.smallBatches(directory, 1).maxPayloadBytes(100),
                        stream -> {
                            TestHeader header = new TestHeader();
                            Journals.write(stream, header.set(1, new Secret()));
                            Journals.write(stream, header.set(2, new Note("x".repeat(96))));
                            Journals.write(stream, header.set(3, new Note("x".repeat(97))));
                            Journals.write(stream, header.set(4, new Secret()));
                            Journals.write(stream, header.set(5, new Nothing()));
                        });

        assertEquals(
                Map.of(Secret.class.getName(), 2L, Note.class.getName(), 1L), tap.opaqueTypes());
        JournalReader reader = JournalReader.open(directory);
        List<String> seen = new ArrayList<>();
        reader.forEachRecord(
                0,
                record ->
                        seen.add(
                                reader.dictionary().typeName(record.typeId())
                                        + " "
                                        + record.payloadOmitted()
                                        + " "
                                        + record.payloadLength()));
        assertEquals(
                List.of(
                        Secret.class.getName() + " true 0",
                        Note.class.getName() + " false 100",
                        Note.class.getName() + " true 0",
                        Secret.class.getName() + " true 0",
                        Nothing.class.getName() + " false 0"),
                seen);
        assertEquals("opaque", reader.dictionary().schema(1));
        assertEquals("text:string", reader.dictionary().schema(2));
        assertArrayEquals(new int[] {1, 2, 3}, reader.dictionary().typeIds());
        assertEquals(Completeness.COMPLETE, reader.status().completeness());
    }

    @Test
    void shouldUseSuppliedCodecWhenTypeHasNone() {
        Path directory = temp.resolve("journal");
        PayloadCodec<Secret> codec =
                new PayloadCodec<>() {
                    @Override
                    public String schema() {
                        return "code:int";
                    }

                    @Override
                    public void encode(Secret message, PayloadWriter out) {
                        out.putInt(42);
                    }

                    @Override
                    public Secret decode(PayloadReader in) {
                        return new Secret();
                    }
                };
        Journals.writeAll(
                Journals.smallBatches(directory, 1).codec(Secret.class, codec),
                stream -> Journals.write(stream, new TestHeader().set(1, new Secret())));

        JournalReader reader = JournalReader.open(directory);
        reader.forEachRecord(
                0,
                record ->
                        assertEquals(
                                "code=42",
                                new PayloadDescriber(reader.dictionary()).describe(record)));
        assertEquals(1, reader.status().messages());
    }

    @Test
    void shouldLeavePayloadsOutWhenModeIsHeader() {
        Path directory = temp.resolve("journal");
        JournalTap tap =
                Journals.writeAll(
                        Journals.smallBatches(directory, 1).mode(JournalMode.HEADER),
                        stream -> Journals.write(stream, 100));

        assertEquals(Map.of(), tap.opaqueTypes());
        JournalReader reader = JournalReader.open(directory);
        assertFalse(reader.hasPayloads());
        reader.forEachRecord(
                0,
                record -> {
                    assertEquals(0, record.payloadLength());
                    assertTrue(record.payloadOmitted());
                    assertEquals(Pair.class.getName(), reader.dictionary().typeName(1));
                });
        assertEquals(100, reader.status().messages());
    }
}
