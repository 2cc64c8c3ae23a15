package io.tacho.profiling.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Directories that a benchmark writes to and removes. Below {@code java.io.tmpdir}. */
public final class TemporaryDirectories {
    private TemporaryDirectories() {}

    /**
     * Makes one.
     *
     * @param prefix of its name
     * @return empty
     * @throws IOException if it can't be made
     */
    public static Path create(String prefix) throws IOException {
        return Files.createTempDirectory(prefix);
    }

    /**
     * Removes one with all in it.
     *
     * @param directory made here
     * @throws IOException if it can't be read
     * @throws UncheckedIOException if a file can't be removed
     */
    public static void delete(Path directory) throws IOException {
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
