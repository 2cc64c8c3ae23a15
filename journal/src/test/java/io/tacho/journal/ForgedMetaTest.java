package io.tacho.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.journal.format.DocumentDescriptor;
import io.tacho.journal.format.DocumentKind;
import io.tacho.journal.format.PauseCause;
import io.tacho.journal.reader.JournalReader;
import io.tacho.journal.reader.JournalStatus;
import io.tacho.journal.reader.JournalStatus.Completeness;
import io.tacho.journal.reader.NotAJournalException;
import io.tacho.journal.reader.Pause;
import io.tacho.journal.reader.Window;
import io.tacho.runtime.spi.TapStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What concerns the whole journal is as no writer leaves it, with right checksums. */
class ForgedMetaTest {
    private static final int MESSAGES = 20;

    @TempDir private Path temp;
    private Path directory = Path.of("");

    @BeforeEach
    void path() {
        directory = temp.resolve("journal");
    }

    /** A whole journal of two streams. */
    private void write(Consumer<JournalTap> more) {
        try (JournalTap tap = JournalTap.open(Journals.smallBatches(directory, 2).build());
                TapStream first = tap.openStream(0);
                TapStream second = tap.openStream(1)) {
            more.accept(tap);
            Journals.write(first, MESSAGES);
            Journals.write(second, MESSAGES);
        }
    }

    /** Of one with a configuration of a few bytes, which is changed. */
    private void forgeConfig(Consumer<ByteBuffer> change) throws IOException {
        write(tap -> tap.config("{}"));
        forge(DocumentKind.CONFIG, change);
    }

    private void forge(DocumentKind kind, Consumer<ByteBuffer> change) throws IOException {
        ForgedDocuments.forge(Journals.metaFile(directory), kind, change);
    }

    @Test
    void shouldReadAroundADocumentOfAVersionThatThereIsNot() throws IOException {
        forgeConfig(d -> d.putShort(DocumentDescriptor.VERSION_OFFSET, (short) 0));

        assertAllShownAndDamage("is of format version 0, which there is not");
    }

    @Test
    void shouldReferToANewerReleaseWhenADocumentIsOfANewerVersion() throws IOException {
        forgeConfig(d -> d.putShort(DocumentDescriptor.VERSION_OFFSET, (short) 2));

        NotAJournalException thrown =
                assertThrows(NotAJournalException.class, () -> JournalReader.open(directory));
        assertEquals(
                directory + " is a journal of format version 2; read it with a newer release",
                thrown.getMessage());
    }

    @ParameterizedTest
    @ValueSource(bytes = {0, 10, 11, 99})
    void shouldReadAroundADocumentThatCannotBeHere(byte kind) throws IOException {
        forgeConfig(d -> d.put(DocumentDescriptor.KIND_OFFSET, kind));

        assertAllShownAndDamage("is of a kind that can't be here");
    }

    @Test
    void shouldReadAroundADocumentThatIsTooShort() throws IOException {
        forgeConfig(d -> d.put(DocumentDescriptor.KIND_OFFSET, DocumentKind.ANCHOR.code()));

        assertAllShownAndDamage("(ANCHOR) is too short");
    }

    private void assertAllShownAndDamage(String reason) {
        JournalReader reader = JournalReader.open(directory);
        assertEquals(MESSAGES, Journals.messageIds(reader, 0).size());
        assertEquals(MESSAGES, Journals.messageIds(reader, 1).size());
        JournalStatus status = reader.status();
        assertEquals(Completeness.DAMAGED, status.completeness());
        assertEquals(1, status.reasons().size(), status.reasons().toString());
        String said = status.reasons().get(0);
        assertTrue(said.startsWith("meta: document ") && said.endsWith(" " + reason), said);
    }

    @Test
    void shouldShowTheStreamsThatThereAreWhenTheOpeningDocumentIsNotKnown() throws IOException {
        write(tap -> {});
        forge(DocumentKind.JOURNAL_OPEN, d -> d.put(DocumentDescriptor.KIND_OFFSET, (byte) 99));

        JournalReader reader = JournalReader.open(directory);
        assertEquals(2, reader.streams());
        assertEquals(MESSAGES, Journals.messageIds(reader, 1).size());
        assertEquals(
                List.of(
                        "meta: document 0 is of a kind that can't be here",
                        "meta: the document that opens the journal can't be read"),
                reader.status().reasons());
    }

    @Test
    void shouldSayThatAWindowEndsThatDidNotBegin() {
        write(tap -> tap.windowEnd(1_000));

        JournalReader reader = JournalReader.open(directory);
        assertNull(reader.lastWindow());
        assertOneMoreEndThanWindows(reader);
    }

    @Test
    void shouldSayThatAWindowEndsTwice() {
        write(
                tap -> {
                    tap.windowStart(1_000);
                    tap.windowEnd(2_000);
                    tap.windowEnd(3_000);
                });

        JournalReader reader = JournalReader.open(directory);
        assertEquals(new Window(1_000, 2_000), reader.lastWindow());
        assertOneMoreEndThanWindows(reader);
    }

    private static void assertOneMoreEndThanWindows(JournalReader reader) {
        assertEquals(List.of("meta: a window ends that didn't begin"), reader.status().reasons());
        assertEquals(Completeness.DAMAGED, reader.status().completeness());
    }

    /** That is no damage: a later release may know more of them. */
    @Test
    void shouldLeaveOutAPauseOfWhichTheCauseIsNotKnown() throws IOException {
        write(
                tap -> {
                    tap.pause(PauseCause.GC, 10, 20);
                    tap.pause(PauseCause.HICCUP, 30, 40);
                });
        forge(DocumentKind.PAUSES, d -> d.putInt(ForgedDocuments.BODY, 99));

        JournalReader reader = JournalReader.open(directory);
        assertEquals(List.of(new Pause(PauseCause.HICCUP, 30, 40)), reader.pauses());
        assertEquals(Completeness.COMPLETE, reader.status().completeness());
    }
}
