package io.tacho.profiling.suite;

import java.time.Duration;

/** Is told how a suite goes, on the thread that runs it. */
public interface SuiteProgress {
    /** Tells nobody. */
    SuiteProgress NONE = (benchmark, fork, done, total, left) -> {};

    /**
     * A fork is about to start.
     *
     * @param benchmark that it runs
     * @param fork of this benchmark, from 1
     * @param done forks of the whole suite
     * @param total forks of the whole suite, as far as is known
     * @param left an estimate of the time until the last one ends
     */
    void fork(BenchmarkSpec benchmark, int fork, int done, int total, Duration left);

    /**
     * A benchmark is about to be profiled.
     *
     * @param benchmark which
     */
    default void profile(BenchmarkSpec benchmark) {}
}
