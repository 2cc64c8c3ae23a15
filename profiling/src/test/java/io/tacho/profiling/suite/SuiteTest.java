package io.tacho.profiling.suite;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.VerboseMode;

class SuiteTest {
    private final Suite suite = Suite.timed();

    @Test
    void shouldNameOnlyWhatJmhFindsWhenItIsListed() {
        Map<String, BenchmarkListEntry> found = entries();

        assertAll(
                suite.benchmarks().stream()
                        .map(
                                each ->
                                        () ->
                                                assertTrue(
                                                        isRunnable(each, found.get(each.method())),
                                                        each.toString())));
    }

    @Test
    void shouldLeaveNoBenchmarkOutWhenItIsListed() {
        Set<String> listed =
                suite.benchmarks().stream()
                        .map(BenchmarkSpec::method)
                        .collect(Collectors.toCollection(HashSet::new));
        Set<String> left = new HashSet<>(entries().keySet());
        left.removeAll(listed);

        assertEquals(
                Set.of(
                        "io.tacho.profiling.bench.JournalAppendBenchmark.journal_append_two_workers"),
                left);
    }

    @Test
    void shouldHaveNoNameTwice() {
        List<String> names = suite.benchmarks().stream().map(BenchmarkSpec::name).toList();

        assertEquals(names.size(), new HashSet<>(names).size());
    }

    @Test
    void shouldFindByPartOfANameAndByGroupWhenAsked() {
        assertEquals(
                List.of("registry_lookup_hit", "registry_lookup_miss"),
                names(suite.find(Pattern.compile("lookup"), Set.of(Group.REGISTRY))));
        assertEquals(List.of(), suite.find(Pattern.compile("lookup"), Set.of(Group.TOPICS)));
    }

    @Test
    void shouldNameTheNearestFirstWhenANameIsMisspelt() {
        assertEquals("message_delivery_latency", suite.nearest("mesage_delivry").get(0));
        assertEquals("hook_ordering_overhead", suite.nearest("odering").get(0));
    }

    @Test
    void shouldAskOnlyOfBenchmarksThatExistWhenItAsksForARatio() {
        Set<String> names = Set.copyOf(names(suite.benchmarks()));

        for (Ratio ratio : Suite.ratios()) {
            assertTrue(names.containsAll(List.of(ratio.of(), ratio.over())), ratio.toString());
        }
    }

    private static boolean isRunnable(BenchmarkSpec benchmark, @Nullable BenchmarkListEntry entry) {
        return entry != null
                && entry.getParams()
                        .orElse(Map.of())
                        .keySet()
                        .containsAll(benchmark.parameters().keySet());
    }

    private static Map<String, BenchmarkListEntry> entries() {
        return BenchmarkList.defaultList()
                .getAll(
                        OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT),
                        List.of())
                .stream()
                .filter(each -> !each.getUsername().contains("Test"))
                .collect(
                        Collectors.toMap(
                                BenchmarkListEntry::getUsername, each -> each, (a, b) -> a));
    }

    private static List<String> names(List<BenchmarkSpec> benchmarks) {
        return benchmarks.stream().map(BenchmarkSpec::name).toList();
    }
}
