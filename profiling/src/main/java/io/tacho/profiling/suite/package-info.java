/**
 * The benchmark suite: what there is and what is asked of it ({@link
 * io.tacho.profiling.suite.Suite}), how it is run ({@link io.tacho.profiling.suite.SuiteRunner}: a
 * fresh JVM for each measurement, benchmarks in turns), and what came of it ({@link
 * io.tacho.profiling.suite.Measured}). The benchmarks themselves are in {@code
 * io.tacho.profiling.bench}; nothing here runs in the JVM that measures.
 */
@NullMarked
package io.tacho.profiling.suite;

import org.jspecify.annotations.NullMarked;
