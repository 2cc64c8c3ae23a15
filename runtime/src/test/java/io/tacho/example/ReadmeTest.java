package io.tacho.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReadmeTest {
    @Test
    void shouldShowTheFirstProgramAsItIs() throws IOException {
        String program =
                Files.readString(Path.of("src/test/java/io/tacho/example/FirstProgram.java"));
        String shown = program.substring(program.indexOf("import "));
        assertTrue(Files.readString(Path.of("..", "README.md")).contains(shown));
    }

    @Test
    void shouldGreet() {
        PrintStream out = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            FirstProgram.main();
        } finally {
            System.setOut(out);
        }
        assertEquals("Hello, world", bytes.toString(StandardCharsets.UTF_8).strip());
    }
}
