/**
 * Benchmarks of parts of the runtime that nobody outside of it sees. They run on the benchmark's
 * own thread.
 */
@NullMarked
package io.tacho.runtime.engine;

import org.jspecify.annotations.NullMarked;
