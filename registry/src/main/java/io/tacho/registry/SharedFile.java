package io.tacho.registry;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import net.openhft.chronicle.hash.impl.util.CanonicalRandomAccessFiles;

/**
 * A file that Chronicle Map may have open in this process too, through the same descriptor: closing
 * any other would drop the locks that the process holds on it (POSIX, fcntl), and with them what
 * keeps others from recovering a map that is in use.
 */
final class SharedFile implements AutoCloseable {
    private final File file;
    private final RandomAccessFile opened;

    /**
     * Opens a file, for writing as well because of the locks.
     *
     * @param path of a file that is there
     * @throws IOException if it isn't, or can't be opened
     */
    SharedFile(Path path) throws IOException {
        if (!Files.exists(path)) {
            // It would be made otherwise.
            throw new NoSuchFileException(path.toString());
        }
        file = path.toFile().getCanonicalFile();
        opened = CanonicalRandomAccessFiles.acquire(file);
    }

    FileChannel channel() {
        return opened.getChannel();
    }

    @Override
    public void close() throws IOException {
        CanonicalRandomAccessFiles.release(file);
    }
}
