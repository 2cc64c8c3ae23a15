package io.tacho.journal;

import io.tacho.journal.format.BodyDescriptor;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What a stream has done: written by its worker with release stores, at each append, read by
 * anybody. The values of one reading may be of different appends.
 */
final class StreamTotals {
    private final AtomicLong messages = new AtomicLong();
    private final AtomicLong activities = new AtomicLong();
    private final AtomicLong missed = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong documents = new AtomicLong();
    private volatile int state = BodyDescriptor.STREAM_UNOPENED;
    private volatile @Nullable Throwable failure;

    void appended(long newMessages, long newActivities, QueueWriter out) {
        messages.setRelease(messages.getPlain() + newMessages);
        activities.setRelease(activities.getPlain() + newActivities);
        bytes.setRelease(out.bytes());
        documents.setRelease(out.documents());
    }

    void missed(long more) {
        missed.setRelease(missed.getPlain() + more);
    }

    /** The first failure stays. */
    void failed(Throwable cause) {
        if (failure == null) {
            failure = cause;
        }
        state = BodyDescriptor.STREAM_FAILED;
    }

    void state(int newState) {
        state = newState;
    }

    int state() {
        return state;
    }

    @Nullable Throwable failure() {
        return failure;
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

    long bytes() {
        return bytes.getAcquire();
    }

    long documents() {
        return documents.getAcquire();
    }
}
