/**
 * JMH benchmarks of the parts, and what runs them. Each measures what its name says, and its
 * Javadoc says what one operation is. Benchmarks run in JVMs of their own that JMH starts.
 */
@NullMarked
package io.tacho.profiling.bench;

import org.jspecify.annotations.NullMarked;
