/**
 * Re-execution of a recorded run: {@link io.tacho.stress.replay.ReplaySession} spawns the
 * scenario's actors anew in a {@link io.tacho.runtime.replay.ReplaySystem}, feeds them what is on
 * record and compares what they send and how their handlers end with what the recording has.
 *
 * <p>The way of a message: {@code RecordSource} reads it from the merged streams and makes it anew,
 * {@code LookAhead} keeps it until it is its turn, {@code Feeder} sends it when the {@code Pacing}
 * says so. What its handler sends then comes by way of a {@code SentLog}, one a worker, to the
 * {@code Comparison}, where pairs are dropped as they meet.
 *
 * <p>Threads: one thread reads, feeds and compares; workers only write their logs. Memory: the
 * look-ahead, some bits a message, and what has no counterpart yet.
 */
@NullMarked
package io.tacho.stress.replay;

import org.jspecify.annotations.NullMarked;
