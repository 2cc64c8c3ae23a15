package io.tacho.journal.reader;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A file seen through a window in memory that follows what is asked for. Read, not mapped: a file
 * that another process cuts meanwhile then ends early instead of faulting.
 */
final class QueueFile implements AutoCloseable {
    static final int WINDOW = 1 << 18;

    private final Path path;
    private final FileChannel channel;
    private final long size;
    private ByteBuffer window;
    private long windowStart;
    private int windowLength;

    /** The window is the caller's, to be used again for the next file. */
    QueueFile(Path path, ByteBuffer window) {
        this.path = path;
        this.window = window;
        try {
            channel = FileChannel.open(path, StandardOpenOption.READ);
            size = channel.size();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Null if it has been deleted. */
    static @Nullable QueueFile ifThere(Path path, ByteBuffer window) {
        try {
            return new QueueFile(path, window);
        } catch (JournalReadException e) {
            if (e.getCause() instanceof NoSuchFileException) {
                return null;
            }
            throw e;
        }
    }

    static ByteBuffer newWindow(int capacity) {
        return ByteBuffer.allocateDirect(capacity).order(ByteOrder.LITTLE_ENDIAN);
    }

    Path path() {
        return path;
    }

    long size() {
        return size;
    }

    ByteBuffer window() {
        return window;
    }

    /** Bytes from a position to the end of the window. */
    int available(long position) {
        return (int) (windowStart + windowLength - position);
    }

    /**
     * Brings bytes into the window.
     *
     * @return index in {@link #window()} of the first; -1 if the file ends before the last
     */
    int load(long position, int length) {
        if (position >= windowStart && position + length <= windowStart + windowLength) {
            return (int) (position - windowStart);
        }
        if (position < 0 || position + length > size) {
            return -1;
        }
        if (length > window.capacity()) {
            window = newWindow(length + WINDOW);
        }
        windowStart = position;
        windowLength = 0;
        window.clear();
        try {
            while (window.hasRemaining()) {
                if (channel.read(window, position + window.position()) < 0) {
                    break;
                }
            }
        } catch (IOException e) {
            throw failed(e);
        }
        windowLength = window.position();
        window.clear();
        return length <= windowLength ? 0 : -1;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private JournalReadException failed(IOException e) {
        return new JournalReadException(
                "The journal file " + path + " can't be read (" + e + "); check its permissions",
                e);
    }
}
