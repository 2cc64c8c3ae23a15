package io.tacho.journal;

import io.tacho.journal.format.DocumentDescriptor;
import io.tacho.journal.format.DocumentKind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.RollCycle;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.queue.impl.table.SingleTableStore;
import net.openhft.chronicle.queue.rollcycles.LargeRollCycles;
import net.openhft.chronicle.wire.Wire;
import org.jspecify.annotations.Nullable;

/**
 * One Chronicle queue that documents are appended to, and the number of the next. One thread at a
 * time; not bound to the one that made it, but the caller has to order its uses.
 */
final class QueueWriter implements AutoCloseable {
    /** A process that dies holding the queue's lock makes others wait half as long again. */
    private static final long LOCK_TIMEOUT_MILLIS = 500;

    /** Room for what Chronicle itself puts between documents: its index pages, 256 KiB each. */
    private static final long RESERVE = 1 << 20;

    /** Chronicle begins a new file with each of its cycles. */
    private static final RollCycle CYCLE = LargeRollCycles.LARGE_DAILY;

    /** In which Chronicle has the names of the files. */
    private static final String TABLE = "metadata" + SingleTableStore.SUFFIX;

    /** Of the year 9999; the names of later days do not sort behind those of earlier ones. */
    private static final long LAST_NAME_MILLIS =
            LocalDate.of(9999, 12, 30).toEpochDay() * Duration.ofDays(1).toMillis();

    private final Path directory;
    private final long ahead;
    private final ChronicleQueue queue;
    private final ExcerptAppender appender;
    private @Nullable LaidOutFile file;
    private long end;
    private long documents;
    private long bytes;

    /** What Chronicle takes for the time: it only moves when a new file is to be begun. */
    private long cycleTime = System.currentTimeMillis();

    /**
     * @param ahead how far the file may be laid out ahead of what is appended, bytes
     */
    QueueWriter(Path directory, long ahead) throws IOException {
        // Before Chronicle makes it, which would let others in.
        OwnerOnlyDirectories.create(directory);
        this.directory = directory;
        this.ahead = ahead;
        queue =
                SingleChronicleQueueBuilder.binary(directory.toFile())
                        .rollCycle(CYCLE)
                        .timeoutMS(LOCK_TIMEOUT_MILLIS)
                        .timeProvider(() -> cycleTime)
                        .build();
        // The check looks at the thread only. One thread at a time is all the appender needs, and
        // the queue of the dictionary is written by any, under a lock.
        appender = queue.createAppender();
        OwnerOnlyFiles.restrict(directory.resolve(TABLE));
        appender.singleThreadedCheckDisabled(true);
    }

    /**
     * Appends what is in a buffer. A single {@code writeBytes}: after a full disk Chronicle's
     * {@code writingDocument} would lose every append without a word.
     */
    void append(
            DocumentBuffer buffer,
            DocumentKind kind,
            int count,
            int bodyLength,
            long first,
            long last)
            throws IOException {
        LaidOutFile laidOut = file;
        if (laidOut != null) {
            laidOut.ensure(end + bodyLength + RESERVE);
        }
        appender.writeBytes(buffer.seal(kind, count, bodyLength, documents, first, last));
        if (laidOut == null) {
            // The file is made by the first append.
            laidOut = LaidOutFile.of(directory, ahead);
            file = laidOut;
        }
        Wire wire = appender.wire();
        if (wire != null) {
            end = wire.bytes().writePosition();
            laidOut.appendedTo(end);
        }
        documents++;
        bytes += DocumentDescriptor.HEADER_LENGTH + (long) bodyLength;
    }

    /**
     * Lays the file out at once for so much more than there is, so that a disk that others fill
     * does not keep what has to be written at the end from being written. After the first append.
     */
    void reserve(long more) throws IOException {
        if (file != null) {
            file.ensure(end + more);
        }
    }

    /** The file, once something was appended. */
    @Nullable LaidOutFile file() {
        return file;
    }

    /**
     * The next document begins a new file. The names of files are days, one after the other from
     * that of the first: they tell the order, not the time.
     *
     * @return what was the file until now, to be released once the new one has its first document
     */
    @Nullable LaidOutFile roll() {
        if (cycleTime > LAST_NAME_MILLIS) {
            throw new JournalException(
                    "A stream of the journal has had as many files as there are names for, some"
                            + " three million; begin a new journal");
        }
        LaidOutFile ended = file;
        file = null;
        cycleTime += CYCLE.lengthInMillis();
        return ended;
    }

    /** Bytes of the present file that are used. */
    long end() {
        return end;
    }

    /** Forces what was appended to the disk. */
    void force() throws IOException {
        if (file != null) {
            file.force();
        }
    }

    /** Documents appended; the last one's number plus one. */
    long documents() {
        return documents;
    }

    long bytes() {
        return bytes;
    }

    @Override
    public void close() throws IOException {
        appender.close();
        queue.close();
        if (file != null) {
            file.release();
        }
    }
}
