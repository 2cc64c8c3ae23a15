package io.tacho.registry;

import io.tacho.runtime.spi.Directory;
import io.tacho.runtime.spi.InMemoryDirectory;

final class InMemoryDirectoryContractTest extends DirectoryContract {
    @Override
    Directory create() {
        return new InMemoryDirectory();
    }
}
