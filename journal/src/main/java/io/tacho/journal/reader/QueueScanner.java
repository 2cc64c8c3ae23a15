package io.tacho.journal.reader;

import io.tacho.journal.format.DocumentDescriptor;
import io.tacho.journal.format.JournalFiles;
import io.tacho.journal.format.QueueFileDescriptor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Shows the intact documents of a queue in the order of their numbers. It follows Chronicle's chain
 * of headers as long as each next document proves itself and has the next number; where one
 * doesn't, it searches from the last good one on for the next that does.
 */
final class QueueScanner implements AutoCloseable {
    /**
     * How often a file is gone through at most. Whole ones are once, damaged ones hardly three
     * times; but in a forged one every few bytes may claim to begin a document that ends far away.
     */
    private static final int MOST_PASSES = 8;

    private final Path directory;
    private final Findings findings;
    private final Document document = new Document();
    private ByteBuffer window = QueueFile.newWindow(0);
    private long expected;
    private long mayBeginAt;
    private final LongSupplier deletedMeanwhileTo;

    /** What was listed, and not begun yet; {@link #latest} was. */
    private Iterator<Path> files;

    private Path latest;

    /** A file was deleted between being listed and being opened. */
    private boolean fileGone;

    private boolean skipped;

    private final Predicate<Document> foreign;
    private boolean endUnreadable;
    private boolean any;

    /** What is being scanned, and how far. */
    private @Nullable QueueFile current;

    private long at;
    private long goodEnd;
    private long lastGood;
    private long lastAppend;

    /** Bytes of it that were checked, or followed in vain, each as often as it was. */
    private long spent;

    QueueScanner(Path directory, Findings findings) {
        this(directory, findings, 0, () -> 0, first -> false);
    }

    /**
     * @param mayBeginAt the documents before this number may have been deleted by the writer
     * @param deletedMeanwhileTo the same, asked again where more seem to be missing: the writer may
     *     be at work
     * @param foreign whether a file that begins with this document is of another journal
     */
    QueueScanner(
            Path directory,
            Findings findings,
            long mayBeginAt,
            LongSupplier deletedMeanwhileTo,
            Predicate<Document> foreign) {
        this.directory = directory;
        this.findings = findings;
        this.mayBeginAt = mayBeginAt;
        this.deletedMeanwhileTo = deletedMeanwhileTo;
        this.foreign = foreign;
        latest = directory;
        files = filesBehindLatest();
    }

    /** The next document, valid until the next call; null at the end. */
    @Nullable Document next() {
        while (true) {
            QueueFile file = current;
            if (file == null) {
                Path path = nextPath();
                if (path == null) {
                    return null;
                }
                file = begin(path);
                if (file == null) {
                    // The next document tells whether its writer has said that it would go.
                    fileGone = true;
                    continue;
                }
                if (isForeign(file)) {
                    findings.add(file.path().getFileName() + " belongs to another journal");
                    close();
                    continue;
                }
            }
            if (advance(file)) {
                return document;
            }
            close();
        }
    }

    /**
     * The next file that was listed. Where the writer has deleted all that were left of them, it
     * has begun others since: then those. Null at the end.
     */
    private @Nullable Path nextPath() {
        if (!files.hasNext() && fileGone) {
            files = filesBehindLatest();
        }
        if (!files.hasNext()) {
            return null;
        }
        latest = files.next();
        return latest;
    }

    /** Null if it is gone. */
    private @Nullable QueueFile begin(Path path) {
        QueueFile file = QueueFile.ifThere(path, window);
        if (file == null) {
            return null;
        }
        current = file;
        lastAppend = lastAppend(file);
        at = 0;
        goodEnd = 0;
        lastGood = 0;
        spent = 0;
        return file;
    }

    /** Closes the file that is being scanned. */
    @Override
    public void close() {
        QueueFile file = current;
        if (file != null) {
            current = null;
            window = file.window();
            file.close();
        }
    }

    /** The number that the next document would have had. */
    long nextNumber() {
        return expected;
    }

    /** Whether something was appended behind the last document that can be read. */
    boolean endUnreadable() {
        return endUnreadable;
    }

    private Iterator<Path> filesBehindLatest() {
        if (!Files.isDirectory(directory)) {
            return Collections.emptyIterator();
        }
        try {
            return JournalFiles.queueFiles(directory).stream()
                    .filter(path -> path.compareTo(latest) > 0)
                    .toList()
                    .iterator();
        } catch (IOException e) {
            throw new JournalReadException(
                    "The journal directory " + directory + " can't be read: " + e, e);
        }
    }

    /** To the next document of the file; false if there is none. */
    private boolean advance(QueueFile file) {
        while (true) {
            int length = lengthAt(file, at);
            boolean chained = length > 0 && (isMetadata(file, at) || isNext(file, at, length));
            if (!chained) {
                if (length == 0 && lastGood >= lastAppend) {
                    return false;
                }
                // The way here may have led over documents of Chronicle's with others in them.
                spent += at - goodEnd;
                long found = search(file, goodEnd);
                if (found < 0 && at == 0 && length == 0) {
                    // Its process died while it created this file: there is nothing in it.
                    return false;
                }
                report(file, found);
                if (found < 0) {
                    return false;
                }
                at = found;
                length = lengthOf(file, at);
            }
            if (chained && isMetadata(file, at)) {
                at = QueueFileDescriptor.next(at, length);
                continue;
            }
            // Whichever way led here has brought all of it into the window and wrapped it.
            expected = document.batchNumber() + 1;
            any = true;
            fileGone = false;
            lastGood = at;
            at = QueueFileDescriptor.next(at, length);
            goodEnd = at;
            return true;
        }
    }

    /** By its first document, whatever number that has. */
    private boolean isForeign(QueueFile file) {
        long first = 0;
        int length = lengthAt(file, first);
        while (length > 0 && isMetadata(file, first)) {
            first = QueueFileDescriptor.next(first, length);
            length = lengthAt(file, first);
        }
        return isIntact(file, first, length) && foreign.test(document);
    }

    private void report(QueueFile file, long found) {
        String place = file.path().getFileName() + " at byte " + Math.min(at, file.size());
        if (found < 0) {
            endUnreadable = true;
            String beyond =
                    lastAppend < Long.MAX_VALUE
                            ? ", but the last document was appended at byte " + lastAppend
                            : ", and the file's own header is damaged";
            String notFurther = isExhausted(file) ? "; too much of it only looks like one" : "";
            findings.add(
                    place
                            + ": nothing readable after batch "
                            + (expected - 1)
                            + beyond
                            + notFurther);
            return;
        }
        long missing = document.batchNumber() - (any ? expected : mayBeginAt);
        findings.missing(
                missing,
                place
                        + ": unreadable from byte "
                        + goodEnd
                        + " to "
                        + found
                        + "; "
                        + missing
                        + " batches missing before batch "
                        + document.batchNumber());
    }

    /** Length of the complete document at a position; 0 where the chain ends, -1 for junk. */
    private static int lengthAt(QueueFile file, long at) {
        int index = file.load(at, QueueFileDescriptor.HEADER_LENGTH);
        if (index < 0) {
            return 0;
        }
        int header = file.window().getInt(index);
        if (!QueueFileDescriptor.isComplete(header)) {
            return 0;
        }
        int length = header & QueueFileDescriptor.LENGTH_MASK;
        boolean fits = at + QueueFileDescriptor.HEADER_LENGTH + length <= file.size();
        return fits && length > 0 ? length : -1;
    }

    private static boolean isMetadata(QueueFile file, long at) {
        int index = file.load(at, QueueFileDescriptor.HEADER_LENGTH);
        return (file.window().getInt(index) & QueueFileDescriptor.META_DATA) != 0;
    }

    private boolean isNext(QueueFile file, long at, int length) {
        if (!isIntact(file, at, length)) {
            return false;
        }
        long number = document.batchNumber();
        if (number == expected) {
            return true;
        }
        if (any && !fileGone || number < expected) {
            return false;
        }
        if (number > mayBeginAt) {
            mayBeginAt = Math.max(mayBeginAt, deletedMeanwhileTo.getAsLong());
        }
        boolean gone = number <= mayBeginAt;
        skipped |= gone && any;
        return gone;
    }

    /** Whether files were deleted behind what was shown, and before what was shown next. */
    boolean skipped() {
        return skipped;
    }

    /**
     * The next intact document that was not shown yet, wherever it is.
     *
     * @return position of its header; -1 if there is none, or too much that only looks like one
     */
    private long search(QueueFile file, long from) {
        long at = from;
        int least = QueueFileDescriptor.HEADER_LENGTH + DocumentDescriptor.HEADER_LENGTH;
        while (!isExhausted(file) && file.load(at, least) >= 0) {
            int index = file.load(at, least);
            ByteBuffer bytes = file.window();
            int last = index + file.available(at) - least;
            for (; index <= last; index += QueueFileDescriptor.ALIGNMENT) {
                if (bytes.getInt(index + QueueFileDescriptor.HEADER_LENGTH)
                        == DocumentDescriptor.MAGIC) {
                    break;
                }
                at += QueueFileDescriptor.ALIGNMENT;
            }
            if (index <= last) {
                int length = lengthOf(file, at);
                if (length > 0
                        && document.batchNumber() >= expected
                        && isIntact(file, at, length)) {
                    return at;
                }
                at += QueueFileDescriptor.ALIGNMENT;
            }
        }
        return -1;
    }

    private boolean isExhausted(QueueFile file) {
        return spent > MOST_PASSES * file.size();
    }

    /** Looks at the document's own header first: no damaged length is brought into memory. */
    private boolean isIntact(QueueFile file, long at, int length) {
        if (length < DocumentDescriptor.HEADER_LENGTH
                || length != lengthOf(file, at)
                || file.load(at, QueueFileDescriptor.HEADER_LENGTH + length) < 0) {
            return false;
        }
        spent += length;
        wrap(file, at);
        return document.isIntact(length);
    }

    /** By the document's own header: Chronicle's before it may be what is damaged. */
    private int lengthOf(QueueFile file, long at) {
        int least = QueueFileDescriptor.HEADER_LENGTH + DocumentDescriptor.HEADER_LENGTH;
        if (file.load(at, least) < 0) {
            return -1;
        }
        wrap(file, at);
        long length = (long) document.bodyLength() + DocumentDescriptor.HEADER_LENGTH;
        long end = at + QueueFileDescriptor.HEADER_LENGTH + length;
        return document.bodyLength() >= 0
                        && document.bodyLength() <= DocumentDescriptor.MAX_BODY_LENGTH
                        && end <= file.size()
                ? (int) length
                : -1;
    }

    private void wrap(QueueFile file, long at) {
        int index = file.load(at, QueueFileDescriptor.HEADER_LENGTH);
        document.wrap(file.window(), index + QueueFileDescriptor.HEADER_LENGTH);
    }

    /**
     * Where the file itself says that its last document is; if it doesn't say, further than any
     * file, so that the end of the chain is never taken for the end of the file.
     */
    private static long lastAppend(QueueFile file) {
        int at = file.load(0, QueueFileDescriptor.LAST_APPEND_OFFSET + Long.BYTES);
        if (at < 0) {
            return Long.MAX_VALUE;
        }
        ByteBuffer bytes = file.window();
        long position = bytes.getLong(QueueFileDescriptor.LAST_APPEND_OFFSET);
        return bytes.getLong(QueueFileDescriptor.LAST_APPEND_NAME_OFFSET)
                                == QueueFileDescriptor.LAST_APPEND_NAME
                        && position >= 0
                ? position
                : Long.MAX_VALUE;
    }
}
