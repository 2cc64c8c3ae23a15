package io.tacho.journal;

import static io.tacho.journal.ForgedDocuments.BODY;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tacho.journal.SegmentOptions.Durability;
import io.tacho.journal.format.DocumentDescriptor;
import io.tacho.journal.format.DocumentKind;
import io.tacho.journal.format.JournalFiles;
import io.tacho.journal.reader.JournalReader;
import io.tacho.journal.reader.JournalStatus;
import io.tacho.journal.reader.JournalStatus.Completeness;
import io.tacho.journal.reader.RecordCursor;
import io.tacho.runtime.spi.TapStream;
import io.tacho.runtime.spi.WorkerActivity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Sums of streams of which the writer has deleted the oldest files, or has said that it would. It
 * deletes by size; here a few bytes stand for that: what it says of it was another document.
 */
class DeletedFilesTest {
    /** Each in a file of its own, behind the document that each file begins with. */
    private static final int BATCHES = 4;

    private static final int MESSAGES = 3;
    private static final int ACTIVITIES = 2;

    /** As long as what says that files were deleted. */
    private static final String PLACEHOLDER = "x".repeat(32);

    @TempDir private Path temp;

    /** A journal with a closed stream, itself still open or not. */
    private Path write(boolean closed) throws IOException {
        Path directory = temp.resolve("written");
        Path copy = temp.resolve("journal");
        JournalOptions options =
                Journals.smallBatches(directory, 1)
                        .activityThreshold(0)
                        .segments(new SegmentOptions(1 << 20, 1, 0, Durability.PROCESS))
                        .build();
        try (JournalTap tap = JournalTap.open(options)) {
            tap.config(PLACEHOLDER);
            try (TapStream stream = tap.openStream(0)) {
                for (int batch = 1; batch <= BATCHES; batch++) {
                    Journals.write(stream, MESSAGES);
                    stream.activity(WorkerActivity.PARK, batch * 100, batch * 100 + 10);
                    stream.activity(WorkerActivity.SPIN, batch * 100 + 20, batch * 100 + 30);
                    stream.flush();
                }
            }
            if (!closed) {
                JournalCopy.copy(directory, copy);
            }
        }
        if (closed) {
            JournalCopy.copy(directory, copy);
        }
        assertEquals(BATCHES, files(copy).size());
        return copy;
    }

    private static List<Path> files(Path journal) {
        return Journals.dataFiles(JournalFiles.stream(journal, 0));
    }

    private static void sayDeleted(Path journal, long lastBatch, long messages, long activities)
            throws IOException {
        ForgedDocuments.forge(
                Journals.metaFile(journal),
                DocumentKind.CONFIG,
                d -> {
                    d.put(DocumentDescriptor.KIND_OFFSET, DocumentKind.DROPPED.code());
                    d.putInt(BODY, 0).putInt(BODY + 4, 0);
                    d.putLong(BODY + 8, lastBatch);
                    d.putLong(BODY + 16, messages);
                    d.putLong(BODY + 24, activities);
                });
    }

    @ParameterizedTest
    @CsvSource({"3, 2, CUT", "2, 2, DAMAGED", "3, 3, DAMAGED"})
    void shouldAddWhatWasDeletedToTheSums(int messages, int activities, Completeness completeness)
            throws IOException {
        Path journal = write(true);
        sayDeleted(journal, 1, messages, activities);
        Files.delete(files(journal).get(0));

        JournalStatus status = JournalReader.open(journal).status();
        assertEquals(completeness, status.completeness(), status.reasons().toString());
        assertEquals((BATCHES - 1) * MESSAGES, status.messages());
        assertEquals((BATCHES - 1) * ACTIVITIES, status.activities());
        assertEquals(0, status.missingBatches());
    }

    /** Its writer died before it could. */
    @ParameterizedTest
    @CsvSource({"12, CUT", "11, DAMAGED"})
    void shouldCompareTheSumsWhenNothingIsDeletedYet(long stated, Completeness completeness)
            throws IOException {
        Path journal = write(true);
        sayDeleted(journal, 1, MESSAGES, ACTIVITIES);
        ForgedDocuments.forge(
                files(journal).get(BATCHES - 1),
                DocumentKind.STREAM_CLOSE,
                d -> d.putLong(BODY + 16, stated));

        JournalStatus status = JournalReader.open(journal).status();
        assertEquals(completeness, status.completeness(), status.reasons().toString());
        assertEquals(BATCHES * MESSAGES, status.messages());
    }

    /** How many messages are in the files that are gone was said only together with the others. */
    @Test
    void shouldNotCompareTheSumsWhenOnlyAPartIsDeletedYet() throws IOException {
        Path journal = write(true);
        sayDeleted(journal, 3, 2 * MESSAGES, 2 * ACTIVITIES);
        Files.delete(files(journal).get(0));

        JournalStatus status = JournalReader.open(journal).status();
        assertEquals(Completeness.CUT, status.completeness(), status.reasons().toString());
        assertEquals((BATCHES - 1) * MESSAGES, status.messages());
    }

    @Test
    void shouldNotCompareTheSumsWhenFilesAreDeletedBehindWhatWasShown() throws IOException {
        Path journal = write(false);
        JournalReader reader = JournalReader.open(journal);
        int shown = 0;
        try (RecordCursor cursor = reader.merged()) {
            List<Path> files = files(journal);
            for (; cursor.next() != null; shown++) {
                if (shown == 0) {
                    // The first is open, and is read to its end.
                    Files.delete(files.get(0));
                    Files.delete(files.get(1));
                    sayDeleted(journal, 3, 2 * MESSAGES, 2 * ACTIVITIES);
                }
            }
        }

        assertEquals((BATCHES - 1) * (MESSAGES + ACTIVITIES), shown);
        JournalStatus status = reader.status();
        assertEquals(Completeness.CUT, status.completeness(), status.reasons().toString());
        assertEquals(0, status.missingBatches());
    }
}
