package io.tacho.stress.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tacho.stress.cli.CommandLineFuzz;
import io.tacho.stress.cli.ConfigFileFuzz;
import io.tacho.stress.damage.JournalFuzz;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Jazzer looks for inputs that do what they must not, guided by what of Tacho's code they reach: so
 * many in the build, from the same seed, and with {@code -Dtacho.fuzz=100} a hundred times as many
 * from another.
 */
@EnabledOnOs(
        value = {OS.LINUX, OS.MAC},
        disabledReason = "Jazzer's native part is for these")
class FuzzTest {
    private static final int TIMES = Integer.getInteger("tacho.fuzz", 1);
    private static final String FUZZER = "com.code_intelligence.jazzer.Jazzer";

    @TempDir private Path temporary = Path.of("");

    @Test
    void shouldFindNothingInCommandLines() throws IOException, InterruptedException {
        fuzz(CommandLineFuzz.class, CommandLineFuzz.seeds(), 1_000);
    }

    @Test
    void shouldFindNothingInConfigurationFiles() throws IOException, InterruptedException {
        fuzz(ConfigFileFuzz.class, ConfigFileFuzz.seeds(), 1_000);
    }

    @Test
    void shouldFindNothingInPayloads() throws IOException, InterruptedException {
        fuzz(PayloadFuzz.class, PayloadFuzz.seeds(), 20_000);
    }

    @Test
    void shouldFindNothingInJournals() throws IOException, InterruptedException {
        fuzz(JournalFuzz.class, JournalFuzz.seeds(), 100);
    }

    private void fuzz(Class<?> target, List<byte[]> seeds, int runs)
            throws IOException, InterruptedException {
        Path corpus = Files.createDirectory(temporary.resolve("corpus"));
        for (int i = 0; i < seeds.size(); i++) {
            Files.write(corpus.resolve("seed-" + i), seeds.get(i));
        }
        Path log = temporary.resolve("log");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(
                List.of(
                        "-XX:+EnableDynamicAgentLoading",
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        System.getProperty("java.class.path"),
                        FUZZER,
                        "--target_class=" + target.getName(),
                        "--instrumentation_includes=io.tacho.**",
                        "-seed=" + TIMES,
                        "-runs=" + (long) TIMES * runs,
                        corpus.toString()));
        Process process =
                new ProcessBuilder(command)
                        .directory(temporary.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        assertEquals(0, process.waitFor(), () -> lastLines(log));
    }

    private static String lastLines(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 80), lines.size()));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
