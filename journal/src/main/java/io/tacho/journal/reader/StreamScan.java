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
final class StreamScan {
    private final int stream;
    private final long journalId;
    private final Findings findings;
    private final RecordVisitor visitor;
    private final RecordFlyweight record = new RecordFlyweight();
    private final CompactDecoder decoder = new CompactDecoder();
    private @Nullable StreamClose close;
    private boolean any;
    private final @Nullable DroppedSegment dropped;
    private long firstNumber;
    private long messages;
    private long activities;

    private StreamScan(
            int stream, long journalId, @Nullable DroppedSegment dropped, RecordVisitor visitor) {
        this.stream = stream;
        this.journalId = journalId;
        this.dropped = dropped;
        this.visitor = visitor;
        findings = new Findings("stream " + stream);
    }

    static StreamScan run(Path journal, int stream, MetaContent meta, RecordVisitor visitor) {
        DroppedSegment dropped = meta.dropped.get(stream);
        StreamScan scan =
                new StreamScan(stream, meta.opened ? meta.journalId : 0, dropped, visitor);
        QueueScanner scanner =
                new QueueScanner(
                        JournalFiles.stream(journal, stream),
                        scan.findings,
                        dropped == null ? 0 : dropped.lastBatch() + 1);
        scanner.forEach(scan::accept);
        scan.compare(meta, scanner);
        return scan;
    }

    Findings findings() {
        return findings;
    }

    /** Null if the stream has no end in good order. */
    @Nullable StreamClose close() {
        return close;
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
        if (close != null) {
            findings.add("goes on after its close with batch " + document.batchNumber());
        }
        DocumentKind kind = document.kind();
        try {
            if (kind == DocumentKind.BATCH
                    && document.encoding() == DocumentDescriptor.ENCODING_PLAIN) {
                records(document);
            } else if (kind == DocumentKind.BATCH
                    && document.encoding() == DocumentDescriptor.ENCODING_COMPACT) {
                compactRecords(document);
            } else if (kind == DocumentKind.STREAM_OPEN) {
                identity(document.body());
            } else if (kind == DocumentKind.STREAM_CLOSE) {
                close = StreamClose.read(document.body());
                agree("its close", close, document.batchNumber() - 1);
            } else {
                findings.add("batch " + document.batchNumber() + " is of a kind not known here");
            }
        } catch (BufferUnderflowException e) {
            findings.add("batch " + document.batchNumber() + " (" + kind + ") is too short");
        }
    }

    private void identity(PayloadReader body) {
        long id = body.getLong();
        int index = body.getInt();
        if (index != stream || journalId != 0 && id != journalId) {
            findings.add("belongs to another journal or is stream " + index + " of this one");
        }
    }

    private void records(Document document) {
        ByteBuffer buffer = document.buffer();
        int at = document.bodyOffset();
        int end = at + document.bodyLength();
        for (int i = 0; i < document.recordCount(); i++) {
            int payload =
                    end - at < RecordDescriptor.HEADER_LENGTH
                            ? -1
                            : buffer.getInt(at + RecordDescriptor.PAYLOAD_LENGTH_OFFSET);
            if (payload < 0 || payload > end - at - RecordDescriptor.HEADER_LENGTH) {
                findings.add(
                        "record " + i + " of batch " + document.batchNumber() + " passes its end");
                return;
            }
            record.wrap(buffer, at);
            show();
            at += RecordDescriptor.recordLength(payload);
        }
    }

    private void compactRecords(Document document) {
        int from = document.bodyOffset();
        decoder.startBatch(document.buffer(), from, from + document.bodyLength());
        for (int i = 0; i < document.recordCount(); i++) {
            ByteBuffer plain;
            try {
                plain = decoder.next();
            } catch (IndexOutOfBoundsException e) {
                findings.add(
                        "record " + i + " of batch " + document.batchNumber() + " passes its end");
                return;
            }
            record.wrap(plain, 0);
            show();
        }
    }

    private void show() {
        if (record.isActivity()) {
            activities++;
        } else {
            messages++;
        }
        visitor.onRecord(record);
    }

    private void compare(MetaContent meta, QueueScanner scanner) {
        StreamClose stated = meta.closeOf(stream);
        if (!any && meta.wasOpened(stream) && (meta.closed || stated != null)) {
            findings.add("was recorded, but nothing of it can be read");
        }
        if (stated == null) {
            if (scanner.endUnreadable()) {
                // How many can't be known without a close, but one at the least.
                findings.missing(1);
            }
            return;
        }
        long nextNumber = scanner.nextNumber();
        long lastBatch = close == null ? nextNumber - 1 : nextNumber - 2;
        long missing = stated.lastBatch() - lastBatch;
        if (stated.state() == BodyDescriptor.STREAM_CLOSED && close == null) {
            findings.missing(
                    Math.max(0, missing) + 1,
                    "ends after batch "
                            + lastBatch
                            + ", but was closed after batch "
                            + stated.lastBatch());
        } else if (scanner.endUnreadable()) {
            findings.missing(Math.max(1, missing));
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
        if (findings.isDamaged()) {
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
