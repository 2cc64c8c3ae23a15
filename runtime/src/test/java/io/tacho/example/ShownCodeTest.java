package io.tacho.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Documents show only Java that runs: files of examples, or regions of them, as they are. */
class ShownCodeTest {
    private static final Path ROOT = Path.of("..");

    static List<ShownCode> blocks() throws IOException {
        List<ShownCode> blocks = new ArrayList<>();
        try (Stream<Path> root = Files.list(ROOT);
                Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            List<Path> pages =
                    Stream.concat(root, docs)
                            .filter(file -> file.toString().endsWith(".md"))
                            .sorted()
                            .toList();
            for (Path page : pages) {
                blocks.addAll(ShownCode.in(page));
            }
        }
        return blocks;
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void shouldShowExamplesAsTheyAre(ShownCode shown) throws IOException {
        assertEquals(shown.expected(), shown.code());
    }

    @Test
    void shouldShowEveryExampleWhenThereIsOne() throws IOException {
        Set<String> shown = new TreeSet<>();
        blocks().stream()
                .map(ShownCode::source)
                .filter(source -> source.contains("#"))
                .forEach(shown::add);
        assertEquals(ShownCode.regions(), shown);
    }
}
