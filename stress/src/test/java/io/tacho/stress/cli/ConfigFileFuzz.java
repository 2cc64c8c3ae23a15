package io.tacho.stress.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.ParameterException;

/** Configuration files. What is wrong is a usage error, and nothing else. */
public final class ConfigFileFuzz {
    private static final Path FILE = temporary();

    private ConfigFileFuzz() {}

    private static Path temporary() {
        try {
            Path file = Files.createTempFile("tacho-fuzz", ".yaml");
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static List<byte[]> seeds() {
        return List.of(
                bytes("components: 1000\nrate: 500k\njournal: off\n"),
                bytes("threshold: [p(99)<1ms, lost==0]\nabort-on-fail: true\n"),
                bytes("stage:\n  - 30s:100k\n  - 10s:0\n# why\nseed: -1\n"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public static void fuzzerTestOneInput(byte[] data) throws IOException {
        Files.write(FILE, data);
        try {
            ConfigFile.expanded(Stress.commandLine(), "run", "--config", FILE.toString());
        } catch (ParameterException e) {
            // As it should be.
        }
    }
}
