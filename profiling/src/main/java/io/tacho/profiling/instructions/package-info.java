/**
 * What the processor executes for an operation, counted under callgrind: a witness that a noisy
 * machine can't disturb. {@link io.tacho.profiling.instructions.CountedMain} is the program that is
 * counted: the real engine with one worker, while the thread that began it is parked, so that only
 * one thread at a time executes anything.
 */
@NullMarked
package io.tacho.profiling.instructions;

import org.jspecify.annotations.NullMarked;
