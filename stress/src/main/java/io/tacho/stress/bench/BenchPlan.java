package io.tacho.stress.bench;

import io.tacho.profiling.ProfileEvent;
import io.tacho.profiling.suite.BenchmarkSpec;
import io.tacho.profiling.suite.Settings;
import java.util.List;
import java.util.Set;

/**
 * What is to be run.
 *
 * @param benchmarks one or more
 * @param settings of each
 * @param flames events of which there shall be flame graphs, in forks of their own
 */
public record BenchPlan(
        List<BenchmarkSpec> benchmarks, Settings settings, Set<ProfileEvent> flames) {}
