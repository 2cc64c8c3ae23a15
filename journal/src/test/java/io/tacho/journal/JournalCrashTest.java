package io.tacho.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.journal.reader.InFlightMessage;
import io.tacho.journal.reader.JournalReader;
import io.tacho.journal.reader.JournalStatus;
import io.tacho.journal.reader.JournalStatus.Completeness;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JournalCrashTest {
    /** Ten a batch, so three are in the open batch when the process dies. */
    private static final int MESSAGES = 1_003;

    @TempDir private Path temp;

    @ParameterizedTest
    @EnumSource(AppendMode.class)
    void shouldBeWholeUpToLastAppendedBatchWhenProcessWasKilled(AppendMode mode) throws Exception {
        Path directory = temp.resolve("journal");
        kill(directory, mode);

        JournalReader reader = JournalReader.open(directory);
        assertEquals(
                LongStream.rangeClosed(1, MESSAGES / 10 * 10).boxed().toList(),
                Journals.messageIds(reader, 0));
        JournalStatus status = reader.status();
        assertEquals(Completeness.CUT, status.completeness(), status.reasons().toString());
        assertEquals(0, status.missingBatches());
        assertEquals(
                List.of(new InFlightMessage(0, MESSAGES + 1, 77, 88, 1, 99)), status.inFlight());
        assertEquals("culprit", reader.dictionary().actorName(77));
        assertEquals(Pair.class.getName(), reader.dictionary().typeName(1));
        assertTrue(status.reasons().contains("stream 0: was not closed"));
    }

    private static void kill(Path directory, AppendMode mode)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (String flag : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (!flag.startsWith("-javaagent")) {
                command.add(flag);
            }
        }
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(CrashingWriter.class.getName());
        command.add(directory.toString());
        command.add(Integer.toString(MESSAGES));
        command.add(mode.name());
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (BufferedReader output = process.inputReader()) {
            // The virtual machine may have something to say of its flags first.
            String line = output.readLine();
            while (line != null && !line.equals("waiting")) {
                line = output.readLine();
            }
            assertEquals("waiting", line);
        } finally {
            process.destroyForcibly();
        }
        assertTrue(process.waitFor(20, TimeUnit.SECONDS));
    }
}
