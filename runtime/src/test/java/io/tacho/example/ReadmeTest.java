package io.tacho.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadmeTest {
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

    @Test
    void shouldNameTheDependencyAsItIs() throws IOException {
        String readme = Files.readString(Path.of("..", "README.md"));
        int begin = readme.indexOf("```xml\n<dependency>\n");
        List<String> shown =
                readme.substring(begin, readme.indexOf("</dependency>\n```\n", begin))
                        .lines()
                        .skip(2)
                        .map(String::strip)
                        .toList();
        List<String> pom = Files.readString(Path.of("pom.xml")).lines().map(String::strip).toList();
        assertEquals(3, shown.size());
        assertEquals(shown, shown.stream().filter(pom::contains).toList());
    }
}
