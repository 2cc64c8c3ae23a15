package io.tacho.journal;

import io.tacho.journal.codec.PayloadWriter;
import io.tacho.journal.format.BodyDescriptor;
import io.tacho.journal.format.DocumentKind;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Where a stream's batches go: its memory, its queue, its totals, and what becomes of a failure.
 * Confined to the stream's worker; never throws once it is open.
 */
final class StreamOutput {
    private final QueueWriter queue;
    private final DocumentBuffer document;
    private final StreamTotals totals;
    private boolean stopped;

    /** Opens the queue, says in it which stream this is. */
    StreamOutput(
            Path directory,
            DocumentBuffer document,
            PageLayer pages,
            StreamTotals totals,
            StreamIdentity identity)
            throws IOException {
        this.totals = totals;
        this.document = document;
        queue = new QueueWriter(directory);
        PayloadWriter body = startBody();
        body.putLong(identity.journalId());
        body.putInt(identity.stream());
        body.putInt(0);
        queue.append(document, DocumentKind.STREAM_OPEN, 1, body.length(), 0, 0);
        totals.appended(0, 0, queue);
        totals.state(BodyDescriptor.STREAM_LEFT_OPEN);
        LaidOutFile file = queue.file();
        if (file != null) {
            pages.add(file);
        }
    }

    /** Where records go. */
    long bodyAddress() {
        return document.bodyAddress();
    }

    boolean stopped() {
        return stopped;
    }

    void missed(long messages) {
        totals.missed(messages);
    }

    /** Appends a batch; if that fails, its messages are missed and so are all that follow. */
    void append(int messages, int activities, int length, long first, long last) {
        try {
            queue.append(document, DocumentKind.BATCH, messages + activities, length, first, last);
            totals.appended(messages, activities, queue);
        } catch (Throwable e) {
            // Also InternalError: that is what a full disk looks like through a mapping.
            totals.missed(messages);
            stop(e);
        }
    }

    void stop(Throwable cause) {
        stopped = true;
        totals.failed(cause);
    }

    /** True if the stream now ends in good order. */
    boolean close(int stream) {
        try {
            if (!stopped) {
                PayloadWriter body = startBody();
                MetaWriter.putTotals(body, stream, 0, totals, queue.documents() - 1);
                queue.append(document, DocumentKind.STREAM_CLOSE, 1, body.length(), 0, 0);
                totals.appended(0, 0, queue);
                totals.state(BodyDescriptor.STREAM_CLOSED);
            }
            queue.close();
        } catch (Throwable e) {
            stop(e);
        }
        return !stopped;
    }

    private PayloadWriter startBody() {
        PayloadWriter body = new PayloadWriter();
        body.reset(document.bodyAddress(), document.bodyCapacity());
        return body;
    }

    /** Which stream of which journal. */
    record StreamIdentity(long journalId, int stream) {}
}
