package io.tacho.registry;

import io.tacho.runtime.spi.Directory;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class ChronicleDirectoryContractTest extends DirectoryContract {
    @TempDir private Path folder;

    @Override
    Directory create() {
        return ChronicleDirectory.create(folder.resolve("names.map"), 1_000);
    }
}
