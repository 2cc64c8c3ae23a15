package io.tacho.runtime.replay;

/**
 * When a recorded message is sent in the replay, in ns of {@link System#nanoTime()}.
 *
 * @param sentAt when the replay's schedule wants it to be sent; not later than now
 * @param dueAt when its operation was to start; 0 without a schedule
 * @param rootSentAt when the first message of its operation was sent
 */
public record FeedTimes(long sentAt, long dueAt, long rootSentAt) {}
