/**
 * Tacho beside Apache Pekko Typed, the event bus of Vert.x, a JCTools queue and the Disruptor,
 * workload by workload; only built and run in the Maven profile {@code peers}.
 *
 * <p>{@link io.tacho.profiling.peers.PeerComparison} starts the JVMs and makes the table; {@link
 * io.tacho.profiling.peers.PeerFork} is one of these JVMs and measures one {@link
 * io.tacho.profiling.peers.PeerWorkload} of one peer. {@link io.tacho.profiling.peers.PeerRow} says
 * who can do the same work and why the others can't. The thread that measures starts each round and
 * sleeps until it is over, so that it takes no core from the actors; only in {@link
 * io.tacho.profiling.peers.TellCourse} it is the sender. What the peers have to do, the clock and
 * the check of the result are shared code; what is written for each is only how it is asked to do
 * it.
 */
@NullMarked
package io.tacho.profiling.peers;

import org.jspecify.annotations.NullMarked;
