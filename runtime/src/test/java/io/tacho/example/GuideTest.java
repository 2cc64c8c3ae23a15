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

/** The guide shows only code that runs: the regions of the tests of this package, as they are. */
class GuideTest {
    static List<ShownCode> blocks() throws IOException {
        List<ShownCode> blocks = new ArrayList<>();
        try (Stream<Path> pages = Files.list(Path.of("..", "docs", "guide"))) {
            for (Path page : pages.sorted().toList()) {
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
        blocks().forEach(block -> shown.add(block.source()));
        assertEquals(ShownCode.regions(), shown);
    }
}
