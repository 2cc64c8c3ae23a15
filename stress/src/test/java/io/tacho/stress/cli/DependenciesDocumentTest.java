package io.tacho.stress.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No library comes in without a word of why. */
class DependenciesDocumentTest {
    private static final Pattern VERSION = Pattern.compile("-\\d.*\\.jar$");

    @Test
    void shouldNameEveryLibraryOfTheClassPath() throws IOException {
        String document = Files.readString(ShownBlock.ROOT.resolve("docs/dependencies.md"));
        List<String> libraries = libraries();
        assertTrue(libraries.contains("jctools-core-jdk11"), libraries::toString);
        assertEquals(
                List.of(),
                libraries.stream()
                        .filter(library -> !document.contains("`" + library + "`"))
                        .toList());
    }

    /** Of the tests, which have them all; Surefire hands the path on in a property. */
    private static List<String> libraries() {
        String path =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"));
        return Stream.of(path.split(File.pathSeparator))
                .map(entry -> Path.of(entry).getFileName().toString())
                .filter(name -> name.endsWith(".jar") && !name.startsWith("tacho-"))
                .map(name -> VERSION.matcher(name).replaceFirst(""))
                .distinct()
                .toList();
    }
}
