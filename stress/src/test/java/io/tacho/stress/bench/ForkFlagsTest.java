package io.tacho.stress.bench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForkFlagsTest {
    @TempDir private Path temporary = Path.of("");

    /** Takes more memory than there is. */
    static final class Greedy {
        private Greedy() {}

        public static void main(String[] args) {
            System.out.println(new long[1 << 30].length);
        }
    }

    @Test
    void shouldHaveWhatIsCountedLeaveItsCrashInTheFolder()
            throws IOException, InterruptedException {
        Path folder = Files.createDirectory(temporary.resolve("at 100%p"));
        Path directory = Files.createDirectory(temporary.resolve("working"));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ForkFlags.counted(folder));
        command.addAll(
                List.of("-Xmx8m", "-XX:+CrashOnOutOfMemoryError", "-XX:-CreateCoredumpOnCrash"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(Greedy.class.getName());
        Path out = temporary.resolve("out");
        Process crashed =
                new ProcessBuilder(command)
                        .directory(directory.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(out.toFile())
                        .start();
        crashed.waitFor();
        assertTrue(
                Files.exists(folder.resolve("hs_err_pid" + crashed.pid() + ".log")),
                Files.readString(out));
        assertArrayEquals(new String[0], directory.toFile().list());
    }
}
