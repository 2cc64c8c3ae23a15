package io.tacho.profiling.suite;

import io.tacho.profiling.instructions.CountedOperation;
import io.tacho.profiling.suite.BenchmarkSpec.Kind;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Benchmarks that are run together.
 *
 * @param benchmarks in their order
 */
public record Suite(List<BenchmarkSpec> benchmarks) {
    private static final int NEAREST = 3;

    /**
     * What is timed.
     *
     * @return the suite of JMH benchmarks
     */
    public static Suite timed() {
        return new Suite(new Catalogue().benchmarks());
    }

    /**
     * What is counted in instructions.
     *
     * @return the suite that runs under callgrind
     */
    public static Suite counted() {
        return new Suite(
                Arrays.stream(CountedOperation.values())
                        .map(
                                each ->
                                        new BenchmarkSpec(
                                                "instructions_" + each.label(),
                                                Group.INSTRUCTIONS,
                                                "instructions: " + each.operation(),
                                                each.label(),
                                                Map.of(),
                                                Kind.INSTRUCTIONS,
                                                List.of()))
                        .toList());
    }

    /**
     * What is asked of two benchmarks together.
     *
     * @return in the order of a table
     */
    public static List<Ratio> ratios() {
        return List.of(
                new Ratio(
                        "a registered, supervised component over a bare actor, spawned",
                        "component_spawn_baseline",
                        "component_spawn_bare",
                        10),
                new Ratio(
                        "look-up among 10,000 names over 100",
                        "registry_lookup_scale_10000",
                        "registry_lookup_scale_100",
                        5),
                new Ratio(
                        "look-up among 10,000 names over ConcurrentHashMap",
                        "registry_lookup_scale_10000",
                        "concurrent_hash_map_10000",
                        5),
                new Ratio(
                        "look-up among 1,000,000 names over ConcurrentHashMap",
                        "registry_lookup_scale_1000000",
                        "concurrent_hash_map_1000000",
                        5));
    }

    /**
     * Chooses.
     *
     * @param filter found anywhere in the name
     * @param groups of which it must be; none for any
     * @return in the order of the suite; may be empty
     */
    public List<BenchmarkSpec> find(Pattern filter, Set<Group> groups) {
        Predicate<BenchmarkSpec> wanted = each -> filter.matcher(each.name()).find();
        return benchmarks.stream()
                .filter(wanted.and(each -> groups.isEmpty() || groups.contains(each.group())))
                .toList();
    }

    /**
     * The names that a wrong one may have been meant for.
     *
     * @param text that matches none
     * @return the three nearest, nearest first
     */
    public List<String> nearest(String text) {
        return benchmarks.stream()
                .map(BenchmarkSpec::name)
                .sorted(
                        Comparator.comparingInt((String name) -> EditDistance.inside(text, name))
                                .thenComparing(name -> name))
                .limit(NEAREST)
                .toList();
    }
}
