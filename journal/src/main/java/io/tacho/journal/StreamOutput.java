package io.tacho.journal;

import io.tacho.journal.codec.PayloadWriter;
import io.tacho.journal.format.BodyDescriptor;
import io.tacho.journal.format.DocumentKind;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Where a stream's batches go: its queue, its totals, and what becomes of a failure. Opened by the
 * stream's worker, then used by the thread that appends, which may be another; any thread may stop
 * it. Never throws once it is open.
 */
final class StreamOutput {
    private final QueueWriter queue;

    /** For the documents that aren't batches. */
    private final DocumentBuffer document = new DocumentBuffer(BodyDescriptor.TOTALS_LENGTH);

    private final PageLayer pages;
    private final StreamTotals totals;
    private final StreamIdentity identity;
    private final Segments segments;
    private final MetaWriter meta;
    private volatile boolean stopped;

    /** Of the thread that appends. */
    private boolean closed;

    /** Opens the queue, says in it which stream this is. */
    StreamOutput(
            Path directory,
            PageLayer pages,
            StreamTotals totals,
            StreamIdentity identity,
            SegmentOptions segmentOptions,
            MetaWriter meta)
            throws IOException {
        this.totals = totals;
        this.pages = pages;
        this.identity = identity;
        this.segments = new Segments(segmentOptions);
        this.meta = meta;
        queue = new QueueWriter(directory, segmentOptions.segmentBytes());
        try {
            Uninterrupted.run(this::open);
        } catch (IOException | RuntimeException | Error e) {
            closeUnused(e);
            throw e;
        }
        totals.state(BodyDescriptor.STREAM_LEFT_OPEN);
    }

    private void closeUnused(Throwable failure) {
        try {
            queue.close();
        } catch (IOException | RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    /** Each file says which stream it is of. */
    private void open() throws IOException {
        PayloadWriter body = startBody();
        body.putLong(identity.journalId());
        body.putInt(identity.stream());
        body.putInt(0);
        queue.append(document, DocumentKind.STREAM_OPEN, 1, body.length(), 0, 0);
        totals.appended(0, 0, queue);
        if (segments.forcesToDisk()) {
            queue.force();
        }
        LaidOutFile file = queue.file();
        if (file != null) {
            pages.add(file);
        }
    }

    private void roll(long now) throws IOException {
        long lastBatch = queue.documents() - 1;
        LaidOutFile ended = queue.roll();
        if (ended == null) {
            return;
        }
        try {
            open();
        } finally {
            // Also when the disk is full: what was laid out in vain is given back.
            pages.remove(ended);
            ended.release();
        }
        segments.ended(
                new Segments.Segment(
                        ended.path(),
                        ended.size(),
                        lastBatch,
                        totals.messages(),
                        totals.activities()),
                now);
        segments.dropSurplus(this::dropping);
    }

    private void dropping(Segments.Segment segment) {
        meta.segmentDropped(identity.stream(), segment);
        if (segments.forcesToDisk()) {
            // Before the file goes: without a word of it its records would look damaged.
            meta.force();
        }
    }

    boolean stopped() {
        return stopped;
    }

    void missed(long messages) {
        totals.missed(messages);
    }

    /** Appends a batch; if that fails, its messages are missed and so are all that follow. */
    void append(Batch batch) {
        if (stopped) {
            // It was on its way here when an append failed.
            totals.missed(batch.messages());
            return;
        }
        boolean interrupted = Uninterrupted.begin();
        boolean appended = false;
        try {
            if (segments.isNewDue(queue.end(), batch.last())) {
                roll(batch.last());
                interrupted |= Uninterrupted.begin();
            }
            queue.append(
                    batch.document(),
                    DocumentKind.BATCH,
                    batch.messages() + batch.activities(),
                    batch.length(),
                    batch.first(),
                    batch.last());
            totals.appended(batch.messages(), batch.activities(), queue);
            appended = true;
            if (segments.forcesToDisk()) {
                meta.force();
                interrupted |= Uninterrupted.begin();
                queue.force();
            }
        } catch (Throwable e) {
            // Also InternalError: that is what a full disk looks like through a mapping.
            if (!appended) {
                totals.missed(batch.messages());
            }
            stop(e);
        } finally {
            Uninterrupted.end(interrupted);
        }
    }

    void stop(Throwable cause) {
        stopped = true;
        totals.failed(cause);
    }

    /**
     * The second call does nothing.
     *
     * @return true if the stream ends in good order: nothing has failed, here or on the worker
     */
    boolean close() {
        if (!closed) {
            closed = true;
            end();
        }
        return totals.failure() == null;
    }

    private void end() {
        boolean interrupted = Uninterrupted.begin();
        try {
            if (totals.failure() == null) {
                PayloadWriter body = startBody();
                MetaWriter.putTotals(body, identity.stream(), 0, totals, queue.documents() - 1);
                queue.append(document, DocumentKind.STREAM_CLOSE, 1, body.length(), 0, 0);
                totals.appended(0, 0, queue);
                totals.closeAppended();
                totals.state(BodyDescriptor.STREAM_CLOSED);
                if (segments.forcesToDisk()) {
                    queue.force();
                }
            }
        } catch (Throwable e) {
            stop(e);
        }
        interrupted |= Uninterrupted.begin();
        try {
            // Also when that failed: the file is open, and laid out further than it is used.
            queue.close();
        } catch (Throwable e) {
            stop(e);
        } finally {
            Uninterrupted.end(interrupted);
        }
    }

    private PayloadWriter startBody() {
        PayloadWriter body = new PayloadWriter();
        body.reset(document.bodyAddress(), document.bodyCapacity());
        return body;
    }

    /** Which stream of which journal. */
    record StreamIdentity(long journalId, int stream) {}
}
