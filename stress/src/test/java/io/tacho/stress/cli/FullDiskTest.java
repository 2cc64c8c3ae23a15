package io.tacho.stress.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Disks that are really full, or can't be written: small ones in memory, in a mount namespace of
 * their own, so that nobody needs rights for them and they are gone with the process that uses
 * them.
 */
class FullDiskTest {
    private static final List<String> NAMESPACE =
            List.of("unshare", "--user", "--map-root-user", "--mount");

    @TempDir private Path temporary = Path.of("");
    private Path disk = Path.of("");

    @BeforeAll
    static void lookForNamespaces() throws InterruptedException {
        assumeTrue(canMount(), "there are no mount namespaces for everybody here");
    }

    private static boolean canMount() throws InterruptedException {
        List<String> command = new ArrayList<>(NAMESPACE);
        command.addAll(List.of("mount", "-t", "tmpfs", "none", "/mnt"));
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @BeforeEach
    void makeMountPoint() throws IOException {
        disk = Files.createDirectory(temporary.resolve("disk"));
    }

    /**
     * The actors go on; what is missing is counted, and what was written can be read. The flight
     * recorder writes to the same disk, and would end the process.
     */
    @Test
    void shouldKeepWhatFittedWhenTheDiskOfTheJournalIsFull() throws Exception {
        String output =
                onDisk(
                        "size=96m",
                        List.of("-Djava.io.tmpdir=" + disk),
                        run("--rate", "200k", "--duration", "4s", "--journal-dir", disk + "/j"),
                        List.of("analyze", disk + "/j"));
        assertTrue(output.contains("No space left on device"), output);
        assertTrue(
                output.replaceAll("\\s+", " ")
                        .matches(
                                ".*pauses are not on record from 2.*Z on: no room in "
                                        + disk
                                        + ".*"),
                output);
        assertEquals(2, output.split("exit code 97\n", -1).length - 1, output);
        assertTrue(output.contains("the journal is INCOMPLETE"), output);
        Matcher records = Pattern.compile("([\\d,]+) records of messages").matcher(output);
        assertTrue(records.find(), output);
        assertTrue(Integer.parseInt(records.group(1).replace(",", "")) > 100_000, output);
        assertTrue(Files.exists(temporary.resolve("run/report.html")));
        assertTrue(
                Files.readString(temporary.resolve("run/result.json")).contains("\"lost\" : 0"),
                "what was sent was handled");
    }

    @ParameterizedTest
    @ValueSource(strings = {"64k", "128k", "256k", "512k"})
    void shouldSayInOneLineThatARunHasNoRoom(String size) throws Exception {
        String output = onDisk("size=" + size, List.of("run", "--run-dir", disk + "/run"));
        assertTrue(output.endsWith("exit code 1\n"), output);
        assertEquals(2, output.lines().count(), output);
        assertFalse(output.contains("Exception in thread"), output);
    }

    @Test
    void shouldSayInOneLineThatADiskIsReadOnly() throws Exception {
        String output = onDisk("ro", List.of("run", "--run-dir", disk + "/run"));
        assertEquals(
                "stress run: ",
                output.substring(0, Math.min(output.length(), "stress run: ".length())));
        assertTrue(output.contains("Read-only file system"), output);
        assertTrue(output.endsWith("exit code 1\n"), output);
        assertEquals(2, output.lines().count(), output);
    }

    private List<String> run(String... more) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "run",
                                "--components",
                                "100",
                                "--workers",
                                "1",
                                "--warmup",
                                "0s",
                                "--no-progress",
                                "--run-dir",
                                temporary.resolve("run").toString()));
        arguments.addAll(List.of(more));
        return arguments;
    }

    private String onDisk(String options, List<String> command)
            throws IOException, InterruptedException {
        return onDisk(options, List.of(), command);
    }

    /** One command after the other; behind the output of each is its exit code. */
    @SafeVarargs
    private String onDisk(String options, List<String> flags, List<String>... commands)
            throws IOException, InterruptedException {
        StringBuilder script = new StringBuilder("set -e\n");
        script.append("mount -t tmpfs -o ").append(options).append(" none ").append(quoted(disk));
        script.append("\nset +e\n");
        for (List<String> each : commands) {
            List<String> words =
                    StressProcess.command(flags, Stress.class, each.toArray(String[]::new));
            script.append(
                    words.stream().map(FullDiskTest::quoted).collect(Collectors.joining(" ")));
            script.append("\necho \"exit code $?\"\n");
        }
        List<String> command = new ArrayList<>(NAMESPACE);
        command.addAll(List.of("sh", "-c", script.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        return output;
    }

    private static String quoted(Object word) {
        return "'" + word.toString().replace("'", "'\\''") + "'";
    }
}
