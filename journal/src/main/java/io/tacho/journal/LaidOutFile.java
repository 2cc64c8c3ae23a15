package io.tacho.journal;

import io.tacho.journal.format.JournalFiles;
import io.tacho.journal.format.QueueFileDescriptor;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

    private static final byte[] ZEROS = new byte[CHUNK];

    private final Path file;

    /** No channel: an interrupt does not close it. Under the lock, because it has one position. */
    private final RandomAccessFile opened;

    private final long ahead;

    /**
     * Written under the lock; read without it by the appender, which only has to see its own
     * thread's.
     */
    private volatile long laidOutTo;

    /** Whether the directories are on the disk. */
    private boolean entered;

    private volatile boolean released;

    /** Through which the appender forces; made when first needed, and anew if it was closed. */
    private @Nullable FileChannel forced;

    /** Where the appender is; for the thread that lays out ahead. */
    private volatile long position;

    private LaidOutFile(Path file, RandomAccessFile opened, long end, long ahead) {
        this.file = file;
        this.ahead = Math.min(ahead, MAX_AHEAD);
        this.opened = opened;
        position = end;
        laidOutTo = pageAfter(end);
    }

    /** To be called when the queue has its first document and nobody appends meanwhile. */
    static LaidOutFile of(Path queueDirectory, long ahead) throws IOException {
        List<Path> files = JournalFiles.queueFiles(queueDirectory);
        Path file = files.get(files.size() - 1);
        // Chronicle made it with what the process's umask allows.
        OwnerOnlyFiles.restrict(file);
        RandomAccessFile opened = new RandomAccessFile(file.toFile(), "rw");
        try {
            return new LaidOutFile(file, opened, usedEnd(opened, 0), ahead);
        } catch (IOException e) {
            opened.close();
            throw e;
        }
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
        if (next > position + ahead || released) {
            return false;
        }
        layOut(next);
        return true;
    }

    private synchronized void layOut(long end) throws IOException {
        long at = laidOutTo;
        while (at < end && !released) {
            // Whole chunks, so that the appender's thread seldom has to come here.
            opened.seek(at);
            opened.write(ZEROS);
            at += CHUNK;
            laidOutTo = at;
        }
    }

    /**
     * Gives the unused tail back. To be called when the queue is closed. A page stays behind the
     * last document, so that Chronicle's own readers find the zero they stop at.
     */
    synchronized void release() throws IOException {
        released = true;
        FileChannel channel = forced;
        try (opened;
                channel) {
            // From where the appender is: what lies before was written, whether it can be read or
            // not, and to go through a long file again takes seconds. Behind it may be what
            // Chronicle itself appends, an index or the mark of a file's end.
            long from = QueueFileDescriptor.aligned(position);
            long end = pageAfter(usedEnd(opened, from)) + PAGE;
            if (end < opened.length()) {
                opened.setLength(end);
            }
        }
    }

    /**
     * Appender: forces what it wrote to the disk, and that there is such a file. Only a channel can
     * leave out what isn't needed to read it (fdatasync), and the disk may take long: who is
     * interrupted meanwhile opens the channel anew and forces again.
     */
    void force() throws IOException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    forceNow();
                    return;
                } catch (ClosedByInterruptException e) {
                    interrupted |= Thread.interrupted();
                }
            }
        } finally {
            Uninterrupted.end(interrupted);
        }
    }

    private void forceNow() throws IOException {
        FileChannel channel = forced;
        if (channel == null || !channel.isOpen()) {
            channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
            forced = channel;
        }
        // Linux writes the mapped pages of a file with the file itself.
        channel.force(false);
        if (!entered) {
            // Where it really is: the journal may be behind a link.
            Path directory = file.toRealPath().getParent();
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

    private static long pageAfter(long position) {
        return (position + PAGE) & -PAGE;
    }

    /** Where the chain of documents ends that one of them begins at a position. */
    private static long usedEnd(RandomAccessFile opened, long from) throws IOException {
        byte[] bytes = new byte[QueueFileDescriptor.HEADER_LENGTH];
        ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        long at = from;
        while (read(opened, bytes, at) && QueueFileDescriptor.isComplete(header.getInt(0))) {
            at = QueueFileDescriptor.next(at, header.getInt(0) & QueueFileDescriptor.LENGTH_MASK);
        }
        return at;
    }

    private static boolean read(RandomAccessFile opened, byte[] header, long at)
            throws IOException {
        opened.seek(at);
        return opened.read(header) == header.length;
    }
}
