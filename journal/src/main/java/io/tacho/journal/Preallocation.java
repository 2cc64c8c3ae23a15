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
 * Lays out the first file of a queue with zeros, through {@code write} instead of page faults:
 * pages that are in the page cache with blocks behind them fault in several times faster. Zeros are
 * what Chronicle expects behind its last document, so nothing changes but the cost. Runs on the
 * stream's worker before its first message and after its last.
 */
final class Preallocation {
    private static final int CHUNK = 1 << 20;
    private static final int PAGE = 4096;

    private final Path file;

    private Preallocation(Path file) {
        this.file = file;
    }

    /** To be called when the queue has its first document and nobody appends meanwhile. */
    static Preallocation of(Path queueDirectory, long bytes) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(queueDirectory)) {
            files =
                    all.filter(file -> file.toString().endsWith(JournalFiles.QUEUE_FILE_SUFFIX))
                            .sorted()
                            .toList();
        }
        Path file = files.get(files.size() - 1);
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer zeros = ByteBuffer.allocateDirect(CHUNK);
            long at = pageAfter(usedEnd(channel));
            while (at < bytes) {
                zeros.clear().limit((int) Math.min(CHUNK, bytes - at));
                at += channel.write(zeros, at);
            }
        }
        return new Preallocation(file);
    }

    /**
     * Gives the unused tail back. To be called when the queue is closed. A page stays behind the
     * last document, so that Chronicle's own readers find the zero they stop at.
     */
    void release() throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long end = pageAfter(usedEnd(channel)) + PAGE;
            if (end < channel.size()) {
                channel.truncate(end);
            }
        }
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
