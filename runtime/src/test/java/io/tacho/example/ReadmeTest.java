package io.tacho.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadmeTest {
    @Test
    void shouldShowTheFirstProgramAsItIs() throws IOException {
        List<ShownCode> programs =
                ShownCode.in(Path.of("..", "README.md")).stream()
                        .filter(shown -> shown.source().equals("FirstProgram.java"))
                        .toList();
        assertEquals(1, programs.size());
        assertEquals(programs.get(0).expected(), programs.get(0).code());
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
