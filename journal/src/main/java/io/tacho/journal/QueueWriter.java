package io.tacho.journal;

import io.tacho.journal.format.DocumentDescriptor;
import io.tacho.journal.format.DocumentKind;
import java.nio.file.Path;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.queue.rollcycles.LargeRollCycles;

/**
 * One Chronicle queue that documents are appended to, and the number of the next. One thread at a
 * time; not bound to the one that made it, but the caller has to order its uses.
 */
final class QueueWriter implements AutoCloseable {
    /** A process that dies holding the queue's lock makes others wait half as long again. */
    private static final long LOCK_TIMEOUT_MILLIS = 500;

    private final Path directory;
    private final ChronicleQueue queue;
    private final ExcerptAppender appender;
    private long documents;
    private long bytes;

    QueueWriter(Path directory) {
        this.directory = directory;
        queue =
                SingleChronicleQueueBuilder.binary(directory.toFile())
                        .rollCycle(LargeRollCycles.LARGE_DAILY)
                        .timeoutMS(LOCK_TIMEOUT_MILLIS)
                        .build();
        // The check looks at the thread only. One thread at a time is all the appender needs, and
        // the queue of the dictionary is written by any, under a lock.
        appender = queue.createAppender();
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
            long last) {
        appender.writeBytes(buffer.seal(kind, count, bodyLength, documents, first, last));
        documents++;
        bytes += DocumentDescriptor.HEADER_LENGTH + (long) bodyLength;
    }

    Path directory() {
        return directory;
    }

    /** Documents appended; the last one's number plus one. */
    long documents() {
        return documents;
    }

    long bytes() {
        return bytes;
    }

    @Override
    public void close() {
        appender.close();
        queue.close();
    }
}
