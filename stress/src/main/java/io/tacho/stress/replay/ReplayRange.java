package io.tacho.stress.replay;

/**
 * The part of a recording that is measured; what lies before is executed, what lies after is not.
 *
 * @param from ns of the recording's clock, of the first message that may have been received in it
 * @param until likewise, of the first that may have been received after it
 * @param messages on record in all, for showing progress
 * @param longestWait the longest that a message was on its way, ns
 * @param complete whether what is not on record was not sent
 */
record ReplayRange(long from, long until, long messages, long longestWait, boolean complete) {}
