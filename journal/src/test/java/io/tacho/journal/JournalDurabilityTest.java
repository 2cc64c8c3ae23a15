package io.tacho.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.journal.SegmentOptions.Durability;
import io.tacho.journal.format.JournalFiles;
import io.tacho.journal.reader.JournalReader;
import io.tacho.runtime.spi.TapStream;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What is forced to the disk, as the JVM's own flight recorder saw it. That it outlives a power
 * loss takes a machine's administrator to show, see docs/durability.md.
 */
@ParameterizedClass
@EnumSource(AppendMode.class)
class JournalDurabilityTest {
    private static final int MESSAGES = 200;
    private static final int MIB = 1 << 20;

    /** Of 112 bytes each: they make a batch, and a file, of 1 MiB. */
    private static final int PER_MIB = MIB / 112 + 1;

    private final AppendMode mode;

    @TempDir private Path temp;

    JournalDurabilityTest(AppendMode mode) {
        this.mode = mode;
    }

    /** What was forced, in order. */
    private List<Path> forced(Writing writing) throws IOException {
        Path dump = temp.resolve("forced.jfr");
        try (Recording recording = new Recording()) {
            recording.enable("jdk.FileForce").withThreshold(Duration.ZERO);
            recording.start();
            writing.write();
            recording.stop();
            recording.dump(dump);
        }
        return RecordingFile.readAllEvents(dump).stream()
                .filter(event -> event.getEventType().getName().equals("jdk.FileForce"))
                .sorted(Comparator.comparing(RecordedEvent::getStartTime))
                .map(event -> Path.of(event.getString("path")))
                .filter(path -> path.startsWith(temp))
                .toList();
    }

    @FunctionalInterface
    private interface Writing {
        void write() throws IOException;
    }

    private JournalTap open(int batchBytes, long maxBytes, Durability durability) {
        return JournalTap.open(
                Journals.smallBatches(journal(), 1)
                        .batchBytes(batchBytes)
                        .appendMode(mode)
                        .segments(new SegmentOptions(MIB, 0, maxBytes, durability))
                        .build());
    }

    private void write(Durability durability) {
        try (JournalTap tap = open(1024, 0, durability);
                TapStream stream = tap.openStream(0)) {
            tap.actorSpawned(1, "somebody", Object.class);
            Journals.write(stream, MESSAGES);
        }
    }

    /** Three files, of which the first would have to go, but it can't be deleted. */
    private void writeWithoutDeleting(Durability durability) throws IOException {
        JournalTap tap = open(MIB, 4L * MIB, durability);
        TapStream stream = tap.openStream(0);
        Journals.write(stream, 2 * PER_MIB);
        Journals.await("two files", () -> tap.records() == 2 * PER_MIB);
        Path first = Journals.dataFile(journal(), 0);
        Files.delete(first);
        Files.createDirectories(first.resolve("not empty"));
        Journals.write(stream, PER_MIB);
        stream.close();
        tap.close();
        Throwable failure = tap.failure();
        assertTrue(failure instanceof DirectoryNotEmptyException, () -> "was " + failure);
    }

    private Path journal() {
        return temp.resolve("journal");
    }

    private Path metaFile() throws IOException {
        try (Stream<Path> all = Files.list(JournalFiles.meta(journal()))) {
            return all.filter(file -> file.toString().endsWith(JournalFiles.QUEUE_FILE_SUFFIX))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void shouldForceEachBatchAndBeforeItWhatItRefersTo() throws IOException {
        List<Path> forced = forced(() -> write(Durability.POWER));

        Path stream = Journals.dataFile(journal(), 0);
        assertEquals(MESSAGES, Journals.messageIds(JournalReader.open(journal()), 0).size());
        long ofStream = forced.stream().filter(stream::equals).count();
        // The stream's beginning; ten records of 112 bytes fill a batch of 1 KiB; and its close.
        assertEquals(1 + MESSAGES / 10 + 1, ofStream);
        // The stream's first document; then nothing of it before what it refers to.
        Path meta = metaFile();
        assertEquals(
                List.of(stream, meta, stream),
                forced.stream()
                        .filter(path -> path.equals(stream) || path.equals(meta))
                        .limit(3)
                        .toList());
        assertEquals(metaFile(), forced.get(forced.size() - 1), "the journal's close");
        for (Path directory : List.of(stream.getParent(), metaFile().getParent(), journal())) {
            assertTrue(forced.contains(directory), () -> directory + " in " + forced);
        }
    }

    @Test
    void shouldHaveWrittenWhoActsByTheTimeABatchIsForced() {
        try (JournalTap tap = open(1024, 0, Durability.POWER)) {
            tap.actorSpawned(1, "somebody", Object.class);
            try (TapStream stream = tap.openStream(0)) {
                Journals.write(stream, 1);
            }
            assertEquals("somebody", JournalReader.open(journal()).dictionary().actorName(1));
        }
    }

    @Test
    void shouldForceNothingWhenTheProcessIsAllThatMayDie() throws IOException {
        assertEquals(List.of(), forced(() -> write(Durability.PROCESS)));
    }

    /** Without a word of it on the disk, its records would look damaged after a power loss. */
    @Test
    void shouldForceThatAFileIsDeletedBeforeItGoes() throws IOException {
        List<Path> forced = forced(() -> writeWithoutDeleting(Durability.POWER));

        Path meta = metaFile();
        assertEquals(
                3,
                forced.stream().filter(meta::equals).count(),
                "what the first batch refers to, the deletion, the journal's close");
    }

    @Test
    void shouldForceNothingBeforeAFileGoesWhenTheProcessIsAllThatMayDie() throws IOException {
        assertEquals(List.of(), forced(() -> writeWithoutDeleting(Durability.PROCESS)));
    }
}
