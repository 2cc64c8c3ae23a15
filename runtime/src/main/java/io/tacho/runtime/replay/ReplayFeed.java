package io.tacho.runtime.replay;

import io.tacho.runtime.ActorRef;
import org.jspecify.annotations.Nullable;

/** Puts recorded messages into mailboxes. Confined to the thread that uses it. */
public interface ReplayFeed extends AutoCloseable {
    /**
     * Sends a message as if it came from where it came from when it was recorded. Messages to the
     * same recipient are handled in the order in which they are fed. It counts as sent.
     *
     * @param recipient of this replay's system
     * @param sender whom {@link io.tacho.runtime.ActorContext#sender()} names, of this replay's
     *     system; null for outside
     * @param message what to send
     * @param times when
     * @throws IllegalStateException if this feed was closed
     * @throws io.tacho.runtime.SystemStoppedException if the system was shut down
     */
    void feed(
            ActorRef<?> recipient,
            @Nullable ActorRef<?> sender,
            RecordedMessage message,
            FeedTimes times);

    @Override
    void close();
}
