package io.tacho.stress.analyze;

import java.util.List;

/**
 * An operation and the way that made it slow: from each message back to the one that was being
 * handled while it was sent.
 *
 * @param rootId the message that began it, lane and number
 * @param completedAt when it ended, ns from the start of what was analysed
 * @param responseNanos from when it was due, or began, to its end
 * @param whole whether the way leads back to its beginning; false where a record is missing
 * @param steps the first message first
 */
public record SlowOperation(
        String rootId, long completedAt, long responseNanos, boolean whole, List<Step> steps) {}
