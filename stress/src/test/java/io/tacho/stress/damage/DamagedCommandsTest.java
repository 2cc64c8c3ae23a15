package io.tacho.stress.damage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.journal.RecordEncoding;
import io.tacho.stress.cli.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands say of damaged journals, and their exit codes. */
class DamagedCommandsTest {
    private static final String STREAM = "stream-0001";
    private static JournalImage closed = JournalImage.empty();
    private static JournalImage killed = JournalImage.empty();

    @TempDir private Path temp = Path.of("");
    private JournalImage image = JournalImage.empty();

    @BeforeAll
    static void record(@TempDir Path temp) throws IOException {
        closed = SampleJournal.closed(temp.resolve("closed"), RecordEncoding.COMPACT);
        killed = SampleJournal.cut(temp.resolve("killed"), RecordEncoding.PLAIN);
    }

    @BeforeEach
    void copy() {
        image = closed.copy();
    }

    private Outcome run(String command) {
        image.writeTo(temp.resolve("journal"), JournalImage.empty());
        return Outcome.of(command, temp.toString());
    }

    private void assertSays(int exitCode, String reason) {
        Outcome analyzed = run("analyze");
        assertEquals(exitCode, analyzed.exitCode(), analyzed.toString());
        assertEquals(
                1,
                analyzed.out().lines().filter(line -> line.contains(reason)).count(),
                analyzed.out());
        assertTrue(analyzed.out().contains("the journal is INCOMPLETE:"), analyzed.out());
        assertEquals("", analyzed.err());
        Outcome exported = run("export");
        assertEquals(exitCode, exported.exitCode(), exported.toString());
        assertEquals(
                1,
                exported.err().lines().filter(line -> line.contains(reason)).count(),
                exported.err());
        assertFalse(exported.out().isEmpty());
    }

    private void assertRefused(String reason) {
        for (String command : new String[] {"analyze", "export"}) {
            Outcome outcome = run(command);
            assertEquals(1, outcome.exitCode(), outcome.toString());
            assertEquals("", outcome.out());
            assertEquals(1, outcome.err().lines().count(), outcome.err());
            assertTrue(outcome.err().contains(reason), outcome.err());
        }
    }

    @Test
    void shouldEndWell() {
        Outcome analyzed = run("analyze");
        assertEquals(0, analyzed.exitCode(), analyzed.toString());
        assertTrue(analyzed.out().contains("the journal is complete"), analyzed.out());
        Outcome exported = run("export");
        assertEquals(0, exported.exitCode(), exported.toString());
        assertEquals(SampleJournal.MESSAGES, exported.out().lines().count());
        assertEquals("", exported.err());
    }

    @Test
    void shouldSayWhatAKilledProcessLeft() {
        image = killed.copy();
        assertSays(0, "stream 0: was not closed");
    }

    @Test
    void shouldSayWhatIsMissingWhenAFileEndsWithABatch() {
        String last = image.queues(STREAM).get(image.queues(STREAM).size() - 1);
        Damage.cut(image, last, image.documents(last).get(1));
        assertSays(97, "nothing readable after batch");
    }

    @Test
    void shouldSayWhatIsMissingWhenABitIsFlipped() {
        Damage.BIT_FLIPPED_IN_BODY.apply(image, killed, new Random(1));
        assertSays(97, "batches missing before batch");
    }

    @Test
    void shouldSayWhichFileIsOfAnotherJournal() {
        String first = image.queues(STREAM).get(0);
        image.put(first, killed.bytes(killed.queues(STREAM).get(0)));
        assertSays(97, "L.cq4 belongs to another journal");
    }

    @Test
    void shouldSayThatAStreamIsOfANewerVersion() {
        Forgery.VERSION.applyTo(image, image.queues(STREAM).get(0), 3, new Random(1));
        assertSays(97, "read it with a newer release");
    }

    @Test
    void shouldRefuseAJournalOfANewerVersion() {
        Forgery.VERSION.applyTo(image, image.queues("meta").get(0), 0, new Random(1));
        assertRefused("read it with a newer release");
    }

    @Test
    void shouldRefuseAJournalWithoutMeta() {
        image.queues("meta").forEach(image::remove);
        assertRefused("is no journal");
    }

    @Test
    void shouldRefuseAnEmptyMeta() {
        Damage.cut(image, image.queues("meta").get(0), 0);
        assertRefused("is no journal");
    }
}
