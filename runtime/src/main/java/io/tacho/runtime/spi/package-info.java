/**
 * The ports of the runtime: where names are kept ({@link io.tacho.runtime.spi.Directory}), who
 * records messages ({@link io.tacho.runtime.spi.MessageTap}), where live numbers are shown ({@link
 * io.tacho.runtime.spi.CounterSink}), who is told of what becomes of actors ({@link
 * io.tacho.runtime.spi.LifecycleListener}). Each has a default that needs nothing. No type of any
 * vendor appears here.
 *
 * <p>The tap's streams are called by workers on the way of every message, so they must not
 * allocate, lock or throw; everything else is called seldom and from any thread.
 */
@NullMarked
package io.tacho.runtime.spi;

import org.jspecify.annotations.NullMarked;
