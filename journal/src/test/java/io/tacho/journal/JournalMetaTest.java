package io.tacho.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.journal.codec.PayloadCodec;
import io.tacho.journal.codec.PayloadReader;
import io.tacho.journal.codec.PayloadWriter;
import io.tacho.journal.format.JournalFiles;
import io.tacho.journal.format.PauseCause;
import io.tacho.journal.reader.ClockAnchor;
import io.tacho.journal.reader.Dictionary;
import io.tacho.journal.reader.JournalReader;
import io.tacho.journal.reader.JournalStatus.Completeness;
import io.tacho.journal.reader.Pause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What concerns the whole journal: when it is written, how much of it there may be. */
class JournalMetaTest {
    /** Of every document, in front of its body. */
    private static final int HEADER = 48;

    @TempDir private Path temp;
    private Path directory = Path.of("");

    @BeforeEach
    void nameDirectory() {
        directory = temp.resolve("journal");
    }

    private JournalTap open() {
        return JournalTap.open(Journals.smallBatches(directory, 1).build());
    }

    private Dictionary dictionary() {
        return JournalReader.open(directory).dictionary();
    }

    /** Also by somebody who reads the journal of a process that was killed. */
    @Test
    void shouldShowActorsAndPausesThatWereKnownAtTheLastAnchorOrWindow() {
        try (JournalTap tap = open()) {
            tap.actorSpawned(1, "first", String.class);
            tap.pause(PauseCause.GC, 10, 20);
            assertEquals(0, dictionary().actors());
            tap.anchor();
            assertEquals("first", dictionary().actorName(1));
            assertEquals(
                    List.of(new Pause(PauseCause.GC, 10, 20)),
                    JournalReader.open(directory).pauses());

            tap.actorSpawned(2, "second", String.class);
            tap.windowStart(30);
            assertEquals("second", dictionary().actorName(2));
        }
    }

    @Test
    void shouldShowActorsWithoutAnAnchorWhenThereAreMany() {
        try (JournalTap tap = open()) {
            for (int id = 1; id <= 1_000; id++) {
                tap.actorSpawned(id, "an actor with a name as long as this", String.class);
            }
            int shown = dictionary().actors();
            assertTrue(shown > 500, "shown " + shown);
        }
        assertEquals(1_000, dictionary().actors());
    }

    @Test
    void shouldKeepANameThatLeavesNoRoomForTheOnesBefore() {
        String small = "s".repeat(30_000);
        String large = "l".repeat(120_000);
        try (JournalTap tap = open()) {
            tap.actorSpawned(1, small, String.class);
            long before = tap.bytes();
            tap.actorSpawned(2, large, String.class);
            int others = 4 + 4 + 4 + "java.lang.String".length();
            assertEquals(2 * (HEADER + others) + 30_000 + 120_000, tap.bytes() - before);
            tap.actorSpawned(3, "last", String.class);
            assertNull(tap.failure());
        }

        Dictionary dictionary = dictionary();
        assertEquals(small, dictionary.actorName(1));
        assertEquals(large, dictionary.actorName(2));
        assertEquals("last", dictionary.actorName(3));
        for (int id = 1; id <= 3; id++) {
            assertEquals("java.lang.String", dictionary.actorClass(id));
        }
        assertEquals(3, dictionary.actors());
    }

    @Test
    void shouldSayWhichNameIsTooLongAndKeepWhatCameBefore() {
        String tooLong = "l".repeat(200_000);
        JournalTap tap = open();
        tap.actorSpawned(1, "first", String.class);
        tap.actorSpawned(2, tooLong, String.class);
        tap.actorSpawned(3, tooLong, String.class);
        tap.actorSpawned(4, "last", String.class);
        tap.close();

        Throwable failure = tap.failure();
        assertNotNull(failure);
        assertEquals("The name of actor 2 is too long", failure.getMessage());
        assertEquals("first", dictionary().actorName(1));
        assertEquals(1, dictionary().actors());
        assertEquals(Completeness.CUT, JournalReader.open(directory).status().completeness());
    }

    /** A schema as long as any may be, of characters that have three bytes each. */
    @Test
    void shouldKeepASchemaThatIsLargerThanOtherDocuments() {
        String schema = "\u20AC".repeat(1 << 16);
        JournalTap tap =
                Journals.writeAll(
                        Journals.smallBatches(directory, 1).codec(Odd.class, new OddCodec(schema)),
                        stream -> Journals.write(stream, new TestHeader().set(1, new Odd())));

        assertEquals(Map.of(), tap.opaqueTypes());
        assertEquals(Odd.class.getName(), dictionary().typeName(1));
        assertEquals(schema, dictionary().schema(1));
    }

    @Test
    void shouldRecordNoContentOfATypeWhoseSchemaIsLongerThanAnyMayBe() {
        OddCodec codec = new OddCodec("s".repeat((1 << 16) + 1));
        JournalTap tap =
                Journals.writeAll(
                        Journals.smallBatches(directory, 1).codec(Odd.class, codec),
                        stream -> Journals.write(stream, new TestHeader().set(1, new Odd())));

        assertEquals(Map.of(Odd.class.getName(), 1L), tap.opaqueTypes());
        assertEquals(Odd.class.getName(), dictionary().typeName(1));
    }

    record Odd() {}

    private record OddCodec(String schema) implements PayloadCodec<Odd> {
        @Override
        public void encode(Odd message, PayloadWriter out) {
            out.putInt(1);
        }

        @Override
        public Odd decode(PayloadReader in) {
            return new Odd();
        }
    }

    @Test
    void shouldCountTheBytesOfEachDocumentAndPutSmallThingsTogether() {
        JournalTap tap = open();
        // The journal's beginning and its first anchor.
        assertEquals(2 * (HEADER + 16), tap.bytes());
        tap.config("1234567");
        long before = 3 * HEADER + 2 * 16 + 7;
        assertEquals(before, tap.bytes());

        for (int i = 1; i <= 3; i++) {
            tap.laneClosed(i, 10, 0);
            tap.pause(PauseCause.GC, i, i);
        }
        assertEquals(before, tap.bytes(), "three of a kind make one document, later");
        tap.anchor();
        assertEquals(before + HEADER + 3 * 24 + HEADER + 16, tap.bytes());
        tap.close();
        assertEquals(
                before + HEADER + 3 * 24 + HEADER + 16 + HEADER + 3 * 24 + HEADER + 40,
                tap.bytes());
    }

    @Test
    void shouldAnchorBothClocksAtTheSameTime() {
        try (JournalTap tap = open()) {
            long nanos = System.nanoTime();
            Instant wall = Instant.now();
            tap.anchor();
            Instant wallAfter = Instant.now();
            long nanosAfter = System.nanoTime();

            ClockAnchor anchor = JournalReader.open(directory).anchors().get(1);
            assertTrue(anchor.nanoTime() - nanos >= 0 && nanosAfter - anchor.nanoTime() >= 0);
            Instant anchored = Instant.EPOCH.plusNanos(anchor.epochNanos());
            assertTrue(
                    !anchored.isBefore(wall) && !anchored.isAfter(wallAfter),
                    () -> anchored + " is not from " + wall + " to " + wallAfter);
        }
    }

    @Test
    void shouldSayThatNothingMoreIsWrittenWhenTheJournalIsClosed() {
        JournalTap tap = open();
        tap.close();
        assertNull(tap.failure());
        tap.config("too late");

        assertNotNull(tap.failure());
        JournalReader reader = JournalReader.open(directory);
        assertTrue(reader.config().isEmpty());
        assertEquals(Completeness.COMPLETE, reader.status().completeness());
    }

    @Test
    void shouldGiveTheLaidOutTailBackWhenClosed() throws IOException {
        open().close();

        Path file = Journals.filesOf(JournalFiles.meta(directory)).get(0);
        assertTrue(file.toString().endsWith(JournalFiles.QUEUE_FILE_SUFFIX));
        // Chronicle's index, and not the 4 MiB that were kept for the end.
        assertTrue(Files.size(file) < 1 << 20, () -> file + " is longer");
    }
}
