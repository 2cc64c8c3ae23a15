/**
 * The actor runtime as a program sees it: {@link io.tacho.runtime.ActorSystem}, {@link
 * io.tacho.runtime.Actor}, {@link io.tacho.runtime.ActorRef}, {@link
 * io.tacho.runtime.ActorContext}.
 *
 * <p>The way of a message: {@code tell} takes a pooled envelope, the envelope goes into the
 * recipient's mailbox ({@code mailbox}), a worker drains it and calls the actor ({@code engine}),
 * and the recorder sees it before and after the handler ({@code spi}). In steady state nothing on
 * this way allocates. The types here are interfaces and immutable values; what implements them
 * lives in {@code engine}. Only {@link io.tacho.runtime.ActorSystemBuilder#build()}, which makes
 * it, and two types that have it cut times without an end look the other way.
 *
 * <p>Programs test their actors with {@code testkit}, on the same engine.
 *
 * <p>Threads: actors run on workers, one message at a time; references may be used from any thread;
 * an {@code ActorContext} only inside its own actor's hooks and handlers; a {@link
 * io.tacho.runtime.Sender} by one thread.
 */
@NullMarked
package io.tacho.runtime;

import org.jspecify.annotations.NullMarked;
