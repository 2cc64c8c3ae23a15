package io.tacho.profiling.suite;

import io.tacho.profiling.ProfilingException;

/** Measures a benchmark once, in a fresh JVM. Used by one thread. */
@FunctionalInterface
public interface ForkSource {
    /**
     * Measures.
     *
     * @param benchmark what to run
     * @param round of the suite, from 1
     * @return what was measured
     * @throws ProfilingException if the benchmark fails, its own checks included
     */
    MeasuredFork run(BenchmarkSpec benchmark, int round);
}
