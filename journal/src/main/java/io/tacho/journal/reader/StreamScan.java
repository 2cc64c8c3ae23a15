package io.tacho.journal.reader;

import io.tacho.journal.codec.PayloadReader;
import io.tacho.journal.format.BodyDescriptor;
import io.tacho.journal.format.DocumentDescriptor;
import io.tacho.journal.format.DocumentKind;
import io.tacho.journal.format.JournalFiles;
import io.tacho.journal.format.RecordDescriptor;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** One pass over one stream: shows its records and finds out how whole it is. */
final class StreamScan implements RecordCursor {
    private final MetaContent meta;
    private final QueueScanner scanner;
    private final int stream;
    private final long journalId;
    private final Findings findings;
    private final RecordFlyweight record;
    private final CompactDecoder decoder = new CompactDecoder();
    private @Nullable StreamClose ending;
    private boolean any;
    private @Nullable DroppedSegment dropped;
    private long firstNumber;
    private long messages;
    private long activities;
    private boolean finished;

    /** Of the batch that is being shown: its number, its records, how many were shown. */
    private long batch;

    private int records;
    private int shown;
    private boolean compact;

    /** Of a plain batch: what comes next in it, and where it ends. */
    private ByteBuffer plain = ByteBuffer.allocate(0);

    private int at;
    private int end;

    StreamScan(Path journal, int stream, MetaContent meta) {
        this.stream = stream;
        record = new RecordFlyweight(stream);
        this.meta = meta;
        journalId = meta.opened ? meta.journalId : 0;
        dropped = meta.dropped.get(stream);
        findings = new Findings("stream " + stream);
        scanner =
                new QueueScanner(
                        JournalFiles.stream(journal, stream),
                        findings,
                        deletedTo(),
                        () -> deletedMeanwhileTo(journal),
                        this::isOfOtherJournal);
    }

    /** The number of the first batch that is still there. */
    private long deletedTo() {
        DroppedSegment present = dropped;
        return present == null ? 0 : present.lastBatch() + 1;
    }

    /** The same by now, if the journal is still being written. */
    private long deletedMeanwhileTo(Path journal) {
        if (!meta.closed) {
            dropped = MetaContent.read(journal).dropped.get(stream);
        }
        return deletedTo();
    }

    @Override
    public @Nullable RecordFlyweight next() {
        while (!finished) {
            if (shown < records) {
                if (advance()) {
                    shown++;
                    if (!record.isKnown()) {
                        findings.add(
                                "record "
                                        + (shown - 1)
                                        + " of batch "
                                        + batch
                                        + " has a kind or an outcome that is not known here");
                        continue;
                    }
                    if (record.isActivity()) {
                        activities++;
                    } else {
                        messages++;
                    }
                    return record;
                }
                findings.add(
                        "record "
                                + shown
                                + " of batch "
                                + batch
                                + " passes its end, or what a payload may have");
                shown = records;
            }
            Document document = scanner.next();
            if (document == null) {
                finished = true;
                compare();
            } else {
                accept(document);
            }
        }
        return null;
    }

    @Override
    public void close() {
        scanner.close();
    }

    /** Whether everything was shown, so that what is said of the whole is true. */
    boolean finished() {
        return finished;
    }

    Findings findings() {
        return findings;
    }

    /** Null if the stream has no end in good order. */
    @Nullable StreamClose ending() {
        return ending;
    }

    long messages() {
        return messages;
    }

    long activities() {
        return activities;
    }

    private void accept(Document document) {
        if (!any) {
            firstNumber = document.batchNumber();
        }
        any = true;
        if (ending != null) {
            findings.add("goes on after its close with batch " + document.batchNumber());
        }
        String otherVersion = document.otherVersion();
        if (otherVersion != null) {
            findings.add("batch " + document.batchNumber() + " " + otherVersion);
            return;
        }
        DocumentKind kind = document.kind();
        try {
            if (kind == DocumentKind.BATCH
                    && (document.encoding() == DocumentDescriptor.ENCODING_PLAIN
                            || document.encoding() == DocumentDescriptor.ENCODING_COMPACT)) {
                begin(document);
            } else if (kind == DocumentKind.STREAM_OPEN) {
                identity(document.body());
            } else if (kind == DocumentKind.STREAM_CLOSE) {
                ending = StreamClose.read(document.body());
                agree("its close", ending, document.batchNumber() - 1);
            } else {
                findings.add("batch " + document.batchNumber() + " is of a kind not known here");
            }
        } catch (BufferUnderflowException e) {
            findings.add("batch " + document.batchNumber() + " (" + kind + ") is too short");
        }
    }

    /** Of the first document of a file. */
    private boolean isOfOtherJournal(Document first) {
        return journalId != 0
                && first.otherVersion() == null
                && first.kind() == DocumentKind.STREAM_OPEN
                && first.bodyLength() >= Long.BYTES
                && first.body().getLong() != journalId;
    }

    private void identity(PayloadReader body) {
        body.getLong();
        int index = body.getInt();
        if (index != stream) {
            findings.add("is stream " + index + " of this journal");
        }
    }

    private void begin(Document document) {
        batch = document.batchNumber();
        records = document.recordCount();
        shown = 0;
        plain = document.buffer();
        at = document.bodyOffset();
        end = at + document.bodyLength();
        compact = document.encoding() == DocumentDescriptor.ENCODING_COMPACT;
        if (compact) {
            decoder.startBatch(plain, at, end);
        }
    }

    /** To the next record of the batch; false if the batch ends before that does. */
    private boolean advance() {
        if (compact) {
            return advanceCompact();
        }
        int payload =
                end - at < RecordDescriptor.HEADER_LENGTH
                        ? -1
                        : plain.getInt(at + RecordDescriptor.PAYLOAD_LENGTH_OFFSET);
        int most =
                Math.min(
                        end - at - RecordDescriptor.HEADER_LENGTH,
                        RecordDescriptor.MAX_PAYLOAD_LENGTH);
        if (payload < 0 || payload > most) {
            return false;
        }
        record.read(plain, at);
        at += RecordDescriptor.recordLength(payload);
        return true;
    }

    private boolean advanceCompact() {
        try {
            decoder.next(record);
            return true;
        } catch (IndexOutOfBoundsException e) {
            return false;
        }
    }

    private void compare() {
        StreamClose stated = meta.closeOf(stream);
        if (!any && meta.wasOpened(stream)) {
            findings.add("was recorded, but nothing of it can be read");
        }
        if (stated == null) {
            if (scanner.endUnreadable() && ending == null) {
                // How many can't be known without a close, but one at the least.
                findings.missing(1);
            }
            return;
        }
        long nextNumber = scanner.nextNumber();
        long lastBatch = ending == null ? nextNumber - 1 : nextNumber - 2;
        long missing = stated.lastBatch() - lastBatch;
        if (stated.state() == BodyDescriptor.STREAM_CLOSED && ending == null) {
            findings.missing(
                    Math.max(0, missing) + 1,
                    "ends after batch "
                            + lastBatch
                            + ", but was closed after batch "
                            + stated.lastBatch());
        } else if (scanner.endUnreadable()) {
            findings.missing(Math.max(ending == null ? 1 : 0, missing));
        } else if (stated.state() == BodyDescriptor.STREAM_LEFT_OPEN) {
            // Its worker may have gone on after the journal's close, so there may be more.
            if (missing > 0) {
                findings.missing(missing, "ends before batch " + stated.lastBatch());
            }
        } else {
            agree("the journal's close", stated, lastBatch);
        }
        if (stated.missed() > 0) {
            findings.add(
                    "its writer could not record "
                            + stated.missed()
                            + " messages; the last batch it wrote is "
                            + stated.lastBatch());
        }
    }

    private void agree(String who, StreamClose stated, long lastBatch) {
        if (findings.isDamaged() || scanner.skipped()) {
            // What is missing is known already; that the sums differ follows from it.
            return;
        }
        DroppedSegment gone = dropped;
        long goneMessages = gone == null || firstNumber <= gone.lastBatch() ? 0 : gone.messages();
        long goneActivities =
                gone == null || firstNumber <= gone.lastBatch() ? 0 : gone.activities();
        if (gone != null && firstNumber > 0 && firstNumber <= gone.lastBatch()) {
            // Its writer died between saying so and deleting: how many are gone isn't known.
            return;
        }
        if (stated.lastBatch() != lastBatch
                || stated.messages() != messages + goneMessages
                || stated.activities() != activities + goneActivities) {
            findings.add(
                    who
                            + " states "
                            + stated.messages()
                            + " messages and "
                            + stated.activities()
                            + " activities up to batch "
                            + stated.lastBatch()
                            + ", but there are "
                            + messages
                            + " and "
                            + activities
                            + " up to batch "
                            + lastBatch);
        }
    }
}
