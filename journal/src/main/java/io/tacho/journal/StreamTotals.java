package io.tacho.journal;

import io.tacho.journal.format.BodyDescriptor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What a stream has done: written at each append, with release stores, by the thread that appends,
 * read by anybody. What is missed and what failed is told by the stream's worker, too. The values
 * of one reading may be of different appends.
 */
final class StreamTotals {
    private final AtomicLong messages = new AtomicLong();
    private final AtomicLong activities = new AtomicLong();
    private final AtomicLong missed = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong documents = new AtomicLong();
    private final AtomicLong waits = new AtomicLong();
    private final AtomicLong waitedNanos = new AtomicLong();
    private volatile int state = BodyDescriptor.STREAM_UNOPENED;
    private volatile boolean closeAppended;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    void appended(long newMessages, long newActivities, QueueWriter out) {
        messages.setRelease(messages.getPlain() + newMessages);
        activities.setRelease(activities.getPlain() + newActivities);
        bytes.setRelease(out.bytes());
        documents.setRelease(out.documents());
    }

    /** The last document is the stream's own close, whatever becomes of the file after it. */
    void closeAppended() {
        closeAppended = true;
    }

    /** The number of the last document before the stream's own close, if there is one. */
    long lastDocument() {
        return documents() - 1 - (closeAppended ? 1 : 0);
    }

    void missed(long more) {
        missed.getAndAdd(more);
    }

    /** The worker finds no empty batch. */
    void waitBegins() {
        waits.setRelease(waits.getPlain() + 1);
    }

    /** The worker has waited for one. */
    void waited(long nanos) {
        waitedNanos.setRelease(waitedNanos.getPlain() + nanos);
    }

    /** The first failure stays. */
    void failed(Throwable cause) {
        failure.compareAndSet(null, cause);
        state = BodyDescriptor.STREAM_FAILED;
    }

    void state(int newState) {
        state = newState;
    }

    int state() {
        return state;
    }

    @Nullable Throwable failure() {
        return failure.get();
    }

    long messages() {
        return messages.getAcquire();
    }

    long activities() {
        return activities.getAcquire();
    }

    long missed() {
        return missed.getAcquire();
    }

    long waits() {
        return waits.getAcquire();
    }

    long waitedNanos() {
        return waitedNanos.getAcquire();
    }

    long bytes() {
        return bytes.getAcquire();
    }

    long documents() {
        return documents.getAcquire();
    }
}
