package io.tacho.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.journal.format.InFlightDescriptor;
import io.tacho.journal.format.JournalFiles;
import io.tacho.journal.reader.InFlightMessage;
import io.tacho.journal.reader.JournalReader;
import io.tacho.journal.reader.JournalStatus;
import io.tacho.journal.reader.JournalStatus.Completeness;
import io.tacho.journal.reader.NotAJournalException;
import io.tacho.runtime.spi.TapStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Files of a journal are gone, of another one, or no files. */
@ExtendWith(CopiedJournal.class)
class MisplacedFilesTest {
    /** With what never ends otherwise. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final JournalCopy journal;

    @TempDir private Path temp;

    MisplacedFilesTest(JournalCopy journal) {
        this.journal = journal;
    }

    @Test
    void shouldBeDamagedWhenStreamIsGone() throws IOException {
        deleteAll(JournalFiles.stream(journal.directory(), 0));

        JournalStatus status = journal.status();
        assertEquals(Completeness.DAMAGED, status.completeness());
        assertEquals(0, status.messages());
    }

    @Test
    void shouldBeDamagedWhenStreamIsOfAnotherJournal() throws IOException {
        Path other = temp.resolve("other");
        Journals.writeAll(other, JournalCopy.MESSAGES);
        deleteAll(JournalFiles.stream(journal.directory(), 0));
        Files.move(JournalFiles.stream(other, 0), JournalFiles.stream(journal.directory(), 0));

        JournalStatus status = journal.status();
        assertEquals(Completeness.DAMAGED, status.completeness());
        assertTrue(status.reasons().get(0).contains("belongs to another"));
        assertEquals(0, status.messages());
    }

    @Test
    void shouldTellWhatIsBeingHandledOnlyOfTheSameJournal() throws IOException {
        Path other = temp.resolve("other");
        try (JournalTap tap = JournalTap.open(Journals.smallBatches(other, 1).build());
                TapStream stream = tap.openStream(0)) {
            stream.begin(new TestHeader().set(5, "m"), 6, 7, 8, 9);
            Path mixed = temp.resolve("mixed");
            JournalCopy.copy(other, mixed);
            assertEquals(
                    List.of(new InFlightMessage(0, 5, 6, 7, 1, 8)),
                    JournalReader.open(mixed).status().inFlight());
            Files.copy(
                    JournalFiles.inFlight(journal.directory()),
                    JournalFiles.inFlight(mixed),
                    StandardCopyOption.REPLACE_EXISTING);
            assertUnknown(mixed, "inflight.dat belongs to another journal");
            byte[] slots = Files.readAllBytes(JournalFiles.inFlight(other));
            Files.write(
                    JournalFiles.inFlight(mixed),
                    Arrays.copyOf(slots, slots.length - InFlightDescriptor.SLOT_LENGTH));
            assertUnknown(mixed, "inflight.dat is damaged");
            Files.write(JournalFiles.inFlight(mixed), new byte[100]);
            assertUnknown(mixed, "inflight.dat is damaged");
            Files.delete(JournalFiles.inFlight(mixed));
            assertUnknown(mixed, "there is no inflight.dat");
            Journals.makePipe(JournalFiles.inFlight(mixed));
            assertTimeoutPreemptively(
                    PATIENCE, () -> assertUnknown(mixed, "inflight.dat is no file"));
        }
    }

    private static void assertUnknown(Path directory, String why) {
        JournalStatus status = JournalReader.open(directory).status();
        assertEquals(List.of(), status.inFlight());
        assertTrue(
                status.reasons().contains("what was being handled is unknown: " + why),
                status.reasons().toString());
    }

    @Test
    void shouldNotWaitForAPipeInThePlaceOfAFile() throws IOException {
        Journals.makePipe(
                JournalFiles.stream(journal.directory(), 0)
                        .resolve("0" + JournalFiles.QUEUE_FILE_SUFFIX));
        assertTimeoutPreemptively(
                PATIENCE,
                () -> {
                    JournalReader reader = journal.open();
                    assertEquals(JournalCopy.allIds(), Journals.messageIds(reader, 0));
                    assertEquals(Completeness.COMPLETE, reader.status().completeness());
                });
    }

    @Test
    void shouldSayNoJournalWhenThereIsNone() throws IOException {
        Path empty = Files.createDirectory(temp.resolve("empty"));
        Path foreign = temp.resolve("foreign");
        Files.createDirectories(foreign.resolve("meta"));
        Files.writeString(foreign.resolve("meta/a.cq4"), "not a queue");

        assertNoJournal(temp.resolve("missing"));
        assertNoJournal(empty);
        assertNoJournal(foreign);
        assertFalse(Files.exists(temp.resolve("missing")));
        assertEquals(List.of(), Journals.filesOf(empty));
    }

    private static void assertNoJournal(Path path) {
        NotAJournalException thrown =
                assertThrows(NotAJournalException.class, () -> JournalReader.open(path));
        assertTrue(
                String.valueOf(thrown.getMessage()).startsWith(path + " is no journal"),
                thrown.getMessage());
        assertFalse(String.valueOf(thrown.getMessage()).contains("\n"));
    }

    private static void deleteAll(Path directory) throws IOException {
        for (Path file : Journals.filesOf(directory)) {
            Files.delete(file);
        }
        Files.delete(directory);
    }
}
