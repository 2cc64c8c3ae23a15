package io.tacho.journal;

import io.tacho.journal.format.JournalFiles;
import io.tacho.journal.format.QueueFileDescriptor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * A queue's file, laid out with zeros ahead of the appender through {@code write}. Zeros are what
 * Chronicle expects behind its last document, so nothing changes but two things: a page that is in
 * the page cache with blocks behind it faults in several times faster than a fresh one, and a full
 * disk is an {@code IOException} here instead of a fault in a mapping there.
 *
 * <p>The appender goes no further than the file is laid out, and laying out begins where that ends:
 * so the two never touch the same byte. The appender's thread lays out what it needs at once;
 * another thread may do so ahead of it.
 */
final class LaidOutFile {
    private static final int CHUNK = 1 << 16;
    private static final int PAGE = 4096;

    /** That of the queue, that of the journal, and where the journal is: all made with it. */
    private static final int DIRECTORIES = 3;

    /** How far the other thread stays ahead; at 1 GB/s the appender needs 64 ms for that. */
    private static final long MAX_AHEAD = 64L << 20;

    private final Path file;
    private final FileChannel channel;
    private final long ahead;
    private final ByteBuffer zeros = ByteBuffer.allocateDirect(CHUNK);

    /**
     * Written under the lock; read without it by the appender, which only has to see its own
     * thread's.
     */
    private volatile long laidOutTo;

    /** Whether the directories are on the disk. */
    private boolean entered;

    /** Where the appender is; for the thread that lays out ahead. */
    private volatile long position;

    private LaidOutFile(Path file, FileChannel channel, long end, long ahead) {
        this.file = file;
        this.ahead = Math.min(ahead, MAX_AHEAD);
        this.channel = channel;
        position = end;
        laidOutTo = pageAfter(end);
    }

    /** To be called when the queue has its first document and nobody appends meanwhile. */
    static LaidOutFile of(Path queueDirectory, long ahead) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(queueDirectory)) {
            files =
                    all.filter(file -> file.toString().endsWith(JournalFiles.QUEUE_FILE_SUFFIX))
                            .sorted()
                            .toList();
        }
        Path file = files.get(files.size() - 1);
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        return new LaidOutFile(file, channel, usedEnd(channel), ahead);
    }

    /** Appender: sees to it that everything before a position is laid out. */
    void ensure(long end) throws IOException {
        if (end > laidOutTo) {
            layOut(end);
        }
    }

    /** Appender: has come this far. */
    void appendedTo(long end) {
        position = end;
    }

    /** Any thread: one step to stay ahead of the appender; false if there is nothing to do. */
    boolean layOutAhead() throws IOException {
        long next = laidOutTo + CHUNK;
        if (next > position + ahead || !channel.isOpen()) {
            return false;
        }
        layOut(next);
        return true;
    }

    private synchronized void layOut(long end) throws IOException {
        long at = laidOutTo;
        while (at < end && channel.isOpen()) {
            // Whole chunks, so that the appender's thread seldom has to come here.
            zeros.clear();
            while (zeros.hasRemaining()) {
                at += channel.write(zeros, at);
            }
            laidOutTo = at;
        }
    }

    /**
     * Gives the unused tail back. To be called when the queue is closed. A page stays behind the
     * last document, so that Chronicle's own readers find the zero they stop at.
     */
    synchronized void release() throws IOException {
        try (channel) {
            long end = pageAfter(usedEnd(channel)) + PAGE;
            if (end < channel.size()) {
                channel.truncate(end);
            }
        }
    }

    /** Forces what the appender wrote to the disk, and that there is such a file. */
    void force() throws IOException {
        // Linux writes the mapped pages of a file with the file itself.
        channel.force(false);
        if (!entered) {
            Path directory = file.toAbsolutePath().getParent();
            for (int i = 0; i < DIRECTORIES && directory != null; i++) {
                try (FileChannel entries = FileChannel.open(directory, StandardOpenOption.READ)) {
                    entries.force(true);
                }
                directory = directory.getParent();
            }
            entered = true;
        }
    }

    Path path() {
        return file;
    }

    /** Bytes, with what is laid out. */
    long size() throws IOException {
        return Files.size(file);
    }

    @Override
    public String toString() {
        return file.toString();
    }

    private static long pageAfter(long position) {
        return (position + PAGE) & -PAGE;
    }

    private static long usedEnd(FileChannel channel) throws IOException {
        ByteBuffer header =
                ByteBuffer.allocate(QueueFileDescriptor.HEADER_LENGTH)
                        .order(ByteOrder.LITTLE_ENDIAN);
        long last = 0;
        long at = 0;
        while (read(channel, header, at) && QueueFileDescriptor.isComplete(header.getInt(0))) {
            last = at;
            at = QueueFileDescriptor.next(at, header.getInt(0) & QueueFileDescriptor.LENGTH_MASK);
        }
        return Math.max(last, at);
    }

    private static boolean read(FileChannel channel, ByteBuffer header, long at)
            throws IOException {
        header.clear();
        return channel.read(header, at) == header.capacity();
    }
}
