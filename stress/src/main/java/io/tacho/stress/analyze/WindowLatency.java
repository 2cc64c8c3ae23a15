package io.tacho.stress.analyze;

import io.tacho.stress.measure.LatencySummary;

/**
 * The four times of one window within what was analysed. A message belongs to the window in which
 * it was received, an operation to that in which its last message was.
 *
 * @param fromNanos its beginning, from the start of what was analysed
 * @param response of operations, from due
 * @param service of operations, from really sent
 * @param queueWait of messages
 * @param handling of messages
 */
public record WindowLatency(
        long fromNanos,
        LatencySummary response,
        LatencySummary service,
        LatencySummary queueWait,
        LatencySummary handling) {}
