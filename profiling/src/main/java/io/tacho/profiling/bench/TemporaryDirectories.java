package io.tacho.profiling.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Directories that a benchmark writes to and removes. Below {@code java.io.tmpdir}. */
final class TemporaryDirectories {
    private TemporaryDirectories() {}

    static Path create(String prefix) throws IOException {
        return Files.createTempDirectory(prefix);
    }

    static void delete(Path directory) throws IOException {
        try (Stream<Path> content = Files.walk(directory)) {
            content.sorted(Comparator.reverseOrder()).forEach(TemporaryDirectories::deleteOne);
        }
    }

    private static void deleteOne(Path path) {
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
