package io.tacho.stress.analyze;

/**
 * A message at which something slow ended.
 *
 * @param nanos since its operation was due, or began
 * @param rootId of the operation
 * @param messageId where it ended
 * @param completedAt when, ns
 */
record SlowEnd(long nanos, long rootId, long messageId, long completedAt) {}
