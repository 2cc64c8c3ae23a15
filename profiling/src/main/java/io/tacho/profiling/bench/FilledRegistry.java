package io.tacho.profiling.bench;

import io.tacho.registry.ChronicleDirectory;
import io.tacho.runtime.ActorState;
import io.tacho.runtime.spi.Directory;
import io.tacho.runtime.spi.DirectoryEntry;
import java.io.IOException;
import java.nio.file.Path;

/** A registry in a temporary memory-mapped file, with names in it; no system runs. */
final class FilledRegistry {
    private final Path temporary;
    private final Directory directory;

    /**
     * @param names to be registered
     * @param room for how many more there is room
     * @throws IOException if its directory can't be made
     */
    FilledRegistry(String[] names, int room) throws IOException {
        temporary = TemporaryDirectories.create("tacho-bench");
        directory =
                ChronicleDirectory.create(
                        temporary.resolve("registry.dat"), (long) names.length + room);
        for (int i = 0; i < names.length; i++) {
            directory.register(names[i], entry(i));
        }
    }

    /**
     * What a name stands for.
     *
     * @param index of the name
     */
    static DirectoryEntry entry(int index) {
        return new DirectoryEntry().set(index + 1, index, 0, ActorState.READY, 1);
    }

    Directory directory() {
        return directory;
    }

    void close() throws IOException {
        directory.close();
        TemporaryDirectories.delete(temporary);
    }
}
