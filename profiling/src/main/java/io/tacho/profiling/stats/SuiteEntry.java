package io.tacho.profiling.stats;

/**
 * One of the comparisons that are judged together.
 *
 * @param name of the benchmark, and of what was measured where that is more than one thing
 * @param comparison of its forks
 * @param lowerIsBetter true of times and bytes, false of throughput
 */
public record SuiteEntry(String name, Comparison comparison, boolean lowerIsBetter) {}
