package io.tacho.stress;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What lies in folders. A stream of the platform's ({@code Files.list}) throws an unchecked
 * exception of its own when a folder can be opened but not be read to its end.
 */
public final class FolderContent {
    private FolderContent() {}

    /**
     * What lies in a folder, but not in folders below.
     *
     * @param folder must be there
     * @return sorted by name
     * @throws IOException if it can't be read to its end
     */
    public static List<Path> of(Path folder) throws IOException {
        try (DirectoryStream<Path> content = Files.newDirectoryStream(folder)) {
            return sorted(content);
        }
    }

    static List<Path> sorted(DirectoryStream<Path> content) throws IOException {
        List<Path> all = new ArrayList<>();
        try {
            content.forEach(all::add);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        Collections.sort(all);
        return all;
    }
}
