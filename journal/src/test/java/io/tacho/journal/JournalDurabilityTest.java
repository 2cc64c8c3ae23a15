package io.tacho.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.journal.SegmentOptions.Durability;
import io.tacho.journal.format.JournalFiles;
import io.tacho.journal.reader.JournalReader;
import io.tacho.runtime.spi.TapStream;
import java.io.IOException;
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

    private final AppendMode mode;

    @TempDir private Path temp;

    JournalDurabilityTest(AppendMode mode) {
        this.mode = mode;
    }

    /** What was forced, in order. */
    private List<Path> forced(Durability durability) throws IOException {
        Path dump = temp.resolve("forced.jfr");
        try (Recording recording = new Recording()) {
            recording.enable("jdk.FileForce").withThreshold(Duration.ZERO);
            recording.start();
            write(durability);
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

    private void write(Durability durability) {
        try (JournalTap tap =
                        JournalTap.open(
                                Journals.smallBatches(journal(), 1)
                                        .appendMode(mode)
                                        .segments(new SegmentOptions(2 << 20, 0, 0, durability))
                                        .build());
                TapStream stream = tap.openStream(0)) {
            tap.actorSpawned(1, "somebody", Object.class);
            Journals.write(stream, MESSAGES);
        }
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
        List<Path> forced = forced(Durability.POWER);

        Path stream = Journals.dataFile(journal(), 0);
        assertEquals(MESSAGES, Journals.messageIds(JournalReader.open(journal()), 0).size());
        long ofStream = forced.stream().filter(stream::equals).count();
        // Eight records of 112 bytes and more fill a batch of 1 KiB; and the stream's close.
        assertTrue(ofStream > MESSAGES / 10, "forced " + ofStream + " times");
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
    void shouldForceNothingWhenTheProcessIsAllThatMayDie() throws IOException {
        assertEquals(List.of(), forced(Durability.PROCESS));
    }
}
