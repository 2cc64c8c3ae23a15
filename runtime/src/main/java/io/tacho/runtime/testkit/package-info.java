/**
 * Tests of actors that run alike every time: the engine of production, without its threads and with
 * a clock that stands still.
 *
 * <p>A {@link io.tacho.runtime.testkit.TestSystem} runs one turn after the other in the thread of
 * the test, one message a turn. With a seed the next actor is picked at random, and a timer may
 * overtake actors that are ready, always alike for the same seed; {@link
 * io.tacho.runtime.testkit.Interleavings} tries many. A {@link io.tacho.runtime.testkit.TestProbe}
 * is an actor that keeps what it gets; {@link io.tacho.runtime.testkit.Effects} are what became of
 * actors. Nothing here waits, so nothing here has a timeout: when no actor is ready and no timer is
 * due, what has not come will not come.
 *
 * <p>What is not like production: there is one worker, every dispatcher is that worker, a turn is
 * one message long, and timers fire at their time to the nanosecond.
 *
 * <p>Threads: everything here belongs to the thread that made the system. What is expected in vain
 * throws an {@link java.lang.AssertionError} that says what came instead; no test framework is
 * needed.
 */
@NullMarked
package io.tacho.runtime.testkit;

import org.jspecify.annotations.NullMarked;
