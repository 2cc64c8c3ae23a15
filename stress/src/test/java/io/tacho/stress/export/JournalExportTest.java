package io.tacho.stress.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tacho.journal.format.PauseCause;
import io.tacho.stress.Permissions;
import io.tacho.stress.StressException;
import io.tacho.stress.analyze.WrittenJournal;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JournalExportTest {
    private static final String ODD_NAME = "a \"quoted\", odd\nname";

    record Parts(List<Part> parts) {}

    sealed interface Part {}

    record NothingInParticular() implements Part {}

    @TempDir private Path temporary = Path.of("");

    private JournalExport export() {
        WrittenJournal journal = new WrittenJournal(temporary.resolve("journal"));
        journal.tap().actorSpawned(1, "plain", String.class);
        journal.tap().actorSpawned(2, ODD_NAME, String.class);
        journal.tap().pause(PauseCause.GC, 5, 6);
        journal.message(1, 10, 20, 30);
        journal.message(2, 40, 50, 60);
        return new JournalExport(journal.end(100));
    }

    private List<Path> left() throws IOException {
        try (Stream<Path> all = Files.list(temporary)) {
            return all.filter(each -> !each.endsWith("journal")).toList();
        }
    }

    @Test
    void shouldWriteAFolderOfCsvFiles() throws IOException {
        Path folder = temporary.resolve("csv");
        export().write(ExportFormat.CSV, folder);

        List<String> messages = Files.readAllLines(folder.resolve("messages.csv"));
        assertEquals(3, messages.size());
        assertEquals(
                "0,281474976710657,,281474976710657,tell,handled,,1,1,1,,10,10,20,30,,false,"
                        + "\"\"\"m\"\"\"",
                messages.get(1));
        assertEquals(messages.get(0).split(",").length, messages.get(1).split(",").length);
        assertEquals(
                "id,name,class\n1,plain,java.lang.String\n"
                        + "2,\"a \"\"quoted\"\", odd\uFFFDname\",java.lang.String\n",
                Files.readString(folder.resolve("actors.csv")));
        assertEquals(
                "cause,begun_at,ended_at\ngc,5,6\n",
                Files.readString(folder.resolve("pauses.csv")));
        assertEquals(
                "id,class,schema\n1,java.lang.String,string\n",
                Files.readString(folder.resolve("types.csv")));
        assertEquals(List.of(folder), left());
    }

    @Test
    void shouldWriteAnObjectALine() throws IOException {
        StringWriter out = new StringWriter();
        export().writeJsonLines(out);

        List<String> lines = out.toString().lines().toList();
        assertEquals(2, lines.size());
        JsonNode second = new ObjectMapper().readTree(lines.get(1));
        assertEquals("1:2", second.get("id").asText());
        // As it is shown anywhere: a control character is no part of a name.
        assertEquals(ODD_NAME.replace('\n', '\uFFFD'), second.get("recipient").asText());
        assertEquals(50, second.get("receivedAt").asLong());
        assertEquals("m", second.get("payload").asText());
        assertFalse(second.has("cause"));
    }

    /** Each of its bytes has a name of 37 characters. */
    @Test
    void shouldCutAPayloadThatBecomesTooLong() throws IOException {
        WrittenJournal journal = new WrittenJournal(temporary.resolve("journal"));
        journal.messageOf(new Parts(Collections.nCopies(30_000, new NothingInParticular())), 10);
        StringWriter out = new StringWriter();
        new JournalExport(journal.end(100)).writeJsonLines(out);

        JsonNode line = new ObjectMapper().readTree(out.toString());
        assertFalse(line.has("payload"));
        String text = line.get("payloadTooLong").asText();
        assertTrue(text.startsWith("parts=[JournalExportTest$NothingInParticular{}, Jour"));
        assertTrue(text.endsWith("... (cut after 1048576 characters)"));
    }

    @Test
    void shouldWriteALogThatHdrHistogramReads() throws IOException {
        Path file = temporary.resolve("run.hlog");
        export().write(ExportFormat.HLOG, file);

        long waits = 0;
        long longest = 0;
        try (HistogramLogReader log = new HistogramLogReader(file.toFile())) {
            EncodableHistogram interval;
            while ((interval = log.nextIntervalHistogram()) != null) {
                if ("queueWait".equals(interval.getTag())) {
                    waits += ((Histogram) interval).getTotalCount();
                    longest = Math.max(longest, ((Histogram) interval).getMaxValue());
                }
            }
        }
        assertEquals(2, waits);
        assertEquals(10, longest);
    }

    @Test
    void shouldBeItsOwnersAlone() throws IOException {
        Permissions.assumeKept(temporary);
        JournalExport export = export();
        for (ExportFormat format : ExportFormat.values()) {
            Path target = temporary.resolve("out-" + format);
            export.write(format, target);
            assertEquals(
                    format == ExportFormat.CSV ? "rwx------" : "rw-------", Permissions.of(target));
        }
    }

    @Test
    void shouldOverwriteNothingAndLeaveNothingHalfWritten() throws IOException {
        JournalExport export = export();
        Path there = Files.createFile(temporary.resolve("there"));
        StressException exists =
                assertThrows(StressException.class, () -> export.write(ExportFormat.JSONL, there));
        assertTrue(exists.toString().contains("exists; name a new one"), exists::toString);
        assertEquals(0, Files.size(there));

        Path nowhere = temporary.resolve("no").resolve("folder");
        for (ExportFormat format : ExportFormat.values()) {
            assertThrows(StressException.class, () -> export.write(format, nowhere));
        }
        assertEquals(List.of(there), left());
    }

    /** Somebody else's, whatever it is called. */
    @ParameterizedTest
    @EnumSource
    void shouldLeaveAloneWhatItHasNotMade(ExportFormat format) throws IOException {
        Path others = Files.createDirectories(temporary.resolve("out.part"));
        Files.writeString(others.resolve("keep.txt"), "kept");
        export().write(format, temporary.resolve("out"));
        assertEquals("kept", Files.readString(others.resolve("keep.txt")));
        assertEquals(Set.of(others, temporary.resolve("out")), Set.copyOf(left()));
    }
}
