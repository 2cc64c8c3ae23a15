/**
 * JMH benchmarks of the parts, and what runs them. Each measures what its name says and checks that
 * it did; its Javadoc says what one operation is. Benchmarks run in JVMs of their own that JMH
 * starts.
 *
 * <p><b>Conventions.</b> A benchmark leaves mode, times and forks to whoever runs it. Where an
 * operation is short an invocation does a batch of them, as many as its parameter {@code batch}
 * says and {@link io.tacho.profiling.bench.Operations} makes of it; the reader of the result
 * divides. Where there is no such parameter, an invocation is an operation. Counts of what was
 * handled, started and stopped are compared with what was asked for, and a mismatch fails the run.
 *
 * <p><b>Threads.</b> Two cores that work together are as fast as the distance between them, which
 * changes by itself. So the measured work is done by one worker wherever it can be: the benchmark's
 * own thread sends it a message and waits until a {@code Baton} says that all is done. What takes
 * two cores says so.
 *
 * <p><b>Owner.</b> Systems and files belong to the benchmark that made them; its last fixture
 * closes and removes them.
 */
@NullMarked
package io.tacho.profiling.bench;

import org.jspecify.annotations.NullMarked;
