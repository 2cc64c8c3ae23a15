/**
 * Tacho beside Apache Pekko Typed, workload by workload; only built and run in the Maven profile
 * {@code peers}.
 *
 * <p>{@link io.tacho.profiling.peers.PeerComparison} starts the JVMs and makes the table; {@link
 * io.tacho.profiling.peers.PeerFork} is one of these JVMs and measures one {@link
 * io.tacho.profiling.peers.PeerWorkload} of one runtime. The thread that measures starts each round
 * and sleeps until it is over, so that it takes no core from the actors. What the two runtimes have
 * to do, the clock and the check of the result are shared code; what is written twice is only how
 * each runtime is asked to do it.
 */
@NullMarked
package io.tacho.profiling.peers;

import org.jspecify.annotations.NullMarked;
