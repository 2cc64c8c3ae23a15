package io.tacho.registry;

import static io.tacho.registry.DirectoryContract.assertFields;
import static io.tacho.registry.DirectoryContract.entry;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.runtime.ActorState;
import io.tacho.runtime.spi.CounterSink.Counter;
import io.tacho.runtime.spi.DirectoryEntry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class OtherProcessTest {
    @TempDir private Path folder;
    private Path names;
    private Path counters;
    private final List<Process> processes = new ArrayList<>();

    @BeforeEach
    void paths() {
        names = folder.resolve("names.map");
        counters = folder.resolve("counters.dat");
    }

    @AfterEach
    void endProcesses() throws InterruptedException {
        for (Process process : processes) {
            process.destroyForcibly();
            process.waitFor();
        }
    }

    @Test
    void shouldSeeNamesAndCountersAsTheyChangeWhenInAnotherProcess() throws Exception {
        String writer = " system=trading pid=" + ProcessHandle.current().pid() + " alive=true";
        MappedCounters sink = MappedCounters.create(counters, "trading", 2);
        try (ChronicleDirectory directory = ChronicleDirectory.create(names, 100)) {
            Counter sent = sink.allocate("sent");
            sent.set(17);
            directory.register("orders", entry(1, 2, 3, ActorState.STARTING, 4));
            Process viewer = start(ViewerMain.class);
            BufferedReader output = output(viewer);

            assertEquals(
                    "saw size=1 orders=true"
                            + writer
                            + " closed=false {orders=1/2/3/STARTING/4, sent=17}",
                    look(viewer, output));

            sent.set(18);
            sink.allocate("handled").set(9);
            directory.unregister("orders", 1);
            directory.register("risk", entry(5, 6, 7, ActorState.CREATING, 8));
            directory.update("risk", 5, ActorState.READY, 0);
            assertEquals(
                    "saw size=1 orders=false"
                            + writer
                            + " closed=false {handled=9, risk=5/6/0/READY/8, sent=18}",
                    look(viewer, output));

            sink.close();
            assertEquals(
                    "saw size=1 orders=false"
                            + writer
                            + " closed=true {handled=9, risk=5/6/0/READY/8, sent=18}",
                    look(viewer, output));

            // Beyond what the file was made for: it grows, and the viewer has to follow.
            long size = Files.size(names);
            for (int i = 0; i < 150; i++) {
                directory.register("component-000" + i, entry(i, i, 0, ActorState.READY, i));
            }
            directory.register("orders", entry(1, 2, 3, ActorState.READY, 4));
            assertTrue(Files.size(names) > size);
            String grown = look(viewer, output);
            assertTrue(grown.startsWith("saw size=152 orders=true"), grown);
            assertTrue(grown.contains("component-000149=149/149/0/READY/149"), grown);

            viewer.destroyForcibly().waitFor();
            directory.unregister("orders", 1);
            assertEquals(151, directory.size());
        }
    }

    @Test
    void shouldReadWhatWasWrittenWhenTheWriterDied() throws Exception {
        Process writer = start(WriterMain.class);
        nextSight(output(writer));
        CountersView view = CountersView.open(counters);
        assertEquals(writer.pid(), view.pid());
        assertTrue(view.processAlive());

        writer.getOutputStream().close();
        assertEquals(1, writer.waitFor());

        assertFalse(view.processAlive());
        assertFalse(view.closed());
        assertEquals(OptionalLong.of(42), view.value("sent"));
        assertEquals(OptionalLong.of(42), CountersView.open(counters).value("sent"));
        try (DirectoryView directory = ChronicleDirectory.view(names)) {
            DirectoryEntry result = new DirectoryEntry();
            assertTrue(directory.lookup("orders", result));
            assertFields(result, 1, 2, 3, ActorState.READY, 4);
        }
    }

    /** Chronicle Map would wait a minute for the lock, and then give up. */
    @Test
    void shouldReadNamesWhenTheWriterDiedChangingOne() throws Exception {
        Process writer = start(LockHolderMain.class);
        nextSight(output(writer));
        writer.getOutputStream().close();
        assertEquals(1, writer.waitFor());

        byte[] left = Files.readAllBytes(names);
        try (DirectoryView directory = ChronicleDirectory.view(names);
                DirectoryView another = ChronicleDirectory.view(names)) {
            for (DirectoryView view : List.of(directory, another)) {
                DirectoryEntry result = new DirectoryEntry();
                assertTrue(view.lookup("orders", result));
                assertFields(result, 1, 2, 3, ActorState.READY, 4);
                List<String> listed = new ArrayList<>();
                view.forEach((name, entry) -> listed.add(name));
                assertEquals(List.of("orders"), listed);
            }
        }
        assertArrayEquals(left, Files.readAllBytes(names), "it stays as it was left");
    }

    private Process start(Class<?> main) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1"); // It lives too briefly for more.
        for (String flag : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            // An agent of the build, like one that measures coverage, is not for this process.
            if (!flag.startsWith("-javaagent") && !flag.startsWith("-agentlib")) {
                command.add(flag);
            }
        }
        command.addAll(
                List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        main.getName(),
                        names.toString(),
                        counters.toString()));
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        processes.add(process);
        return process;
    }

    private static BufferedReader output(Process process) {
        return new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    private static String look(Process viewer, BufferedReader output) throws IOException {
        viewer.getOutputStream().write('\n');
        viewer.getOutputStream().flush();
        return nextSight(output);
    }

    private static String nextSight(BufferedReader output) throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith("saw ")) {
                return line;
            }
        }
        throw new IOException("the other process ended before it said what it saw");
    }
}
