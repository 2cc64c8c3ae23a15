package io.tacho.profiling.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.annotation.Annotation;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

class BenchmarksTest {
    private static final String MEMORY = "memory_overhead_per_component";

    private static final Set<String> SUITE =
            Set.of(
                    "component_spawn_baseline",
                    "component_spawn_bare",
                    "component_state_initialization",
                    "component_lifecycle_complete",
                    "registry_registration",
                    "registry_lookup_hit",
                    "registry_lookup_miss",
                    "registry_lookup_scale",
                    "concurrent_hash_map_hit",
                    "hook_execution_noop",
                    "hook_execution_stateful",
                    "hook_ordering_overhead",
                    "state_read_access",
                    "state_write_access",
                    "message_routing_overhead",
                    "message_routing_by_name",
                    "message_delivery_latency",
                    "tell_actor_to_actor",
                    "request_response_roundtrip",
                    "correlation_tracking_overhead",
                    "request_timeout_handling",
                    "pubsub_fanout",
                    "pubsub_subscription_management",
                    "sustained_message_throughput",
                    "concurrent_senders",
                    "concurrent_operations_stress",
                    "system_under_load",
                    "spawn_rate_batch",
                    "journal_append_one_worker",
                    "journal_append_two_workers",
                    "journal_batch_record",
                    MEMORY);

    /** Another run on this machine is none of this one's business: nothing is measured here. */
    @BeforeEach
    void ignoreOtherRuns() {
        System.setProperty("jmh.ignoreLock", "true");
    }

    @AfterEach
    void clear() {
        System.clearProperty("jmh.ignoreLock");
    }

    @Test
    void shouldHaveSamplesWhenABenchmarkRunsForAMoment() throws RunnerException {
        Collection<RunResult> results =
                run(
                        moment(Mode.SampleTime)
                                .exclude(MEMORY)
                                .param("names", "10", "1000")
                                .param("subscribers", "10", "100")
                                .param("journal", "off", "full")
                                .param("append", "INLINE", "WRITER_THREAD")
                                .param("mode", "FULL")
                                .param("payload", "PAIR"));
        Set<String> sampled = new TreeSet<>();
        for (RunResult result : results) {
            Result<?> figures = result.getPrimaryResult();
            assertTrue(figures.getStatistics().getN() > 0, figures.getLabel());
            assertTrue(figures.getScore() > 0, figures.getLabel());
            sampled.add(figures.getLabel());
        }
        Set<String> expected = new TreeSet<>(SUITE);
        expected.remove(MEMORY);
        assertEquals(expected, sampled);
    }

    @Test
    void shouldReportBytesOnAndOffHeapWhenMemoryIsMeasured() throws RunnerException {
        Collection<RunResult> results =
                run(
                        moment(Mode.SingleShotTime)
                                .include(MEMORY)
                                .warmupIterations(0)
                                .param("components", "5000"));
        assertEquals(1, results.size());
        RunResult result = results.iterator().next();
        double heap = bytes(result, "heapBytes");
        double offHeap = bytes(result, "offHeapBytes");
        assertTrue(heap > 50 && heap < 5_000, "heap bytes of a component: " + heap);
        assertTrue(offHeap > 30 && offHeap < 5_000, "off-heap bytes of a component: " + offHeap);
    }

    @Test
    void shouldLeaveModeAndTimesToTheRunnerWhenABenchmarkIsAdded() throws ClassNotFoundException {
        List<BenchmarkListEntry> all =
                BenchmarkList.defaultList()
                        .getAll(
                                OutputFormatFactory.createFormatInstance(
                                        System.out, VerboseMode.SILENT),
                                List.of())
                        .stream()
                        .toList();
        assertEquals(
                new TreeSet<>(SUITE),
                all.stream()
                        .map(BenchmarkListEntry::getUsername)
                        .map(name -> name.substring(name.lastIndexOf('.') + 1))
                        .collect(Collectors.toCollection(TreeSet::new)));
        List<Class<? extends Annotation>> ofTheRunner =
                List.of(
                        BenchmarkMode.class,
                        Warmup.class,
                        Measurement.class,
                        Fork.class,
                        OutputTimeUnit.class);
        for (BenchmarkListEntry entry : all) {
            Class<?> type = Class.forName(entry.getUserClassQName());
            for (Class<? extends Annotation> annotation : ofTheRunner) {
                assertFalse(type.isAnnotationPresent(annotation), type + " has " + annotation);
            }
        }
    }

    @Test
    void shouldThrowWhenACheckFindsAMismatch() {
        IllegalStateException thrown =
                assertThrows(
                        IllegalStateException.class,
                        () -> Check.equal("messages handled", 1_000, 999));
        assertEquals("messages handled: 999, not 1000", thrown.getMessage());
    }

    private static double bytes(RunResult result, String which) {
        return Objects.requireNonNull(result.getSecondaryResults().get(which), which).getScore();
    }

    private static ChainedOptionsBuilder moment(Mode mode) {
        return new OptionsBuilder()
                .mode(mode)
                .forks(0)
                .warmupIterations(1)
                .warmupTime(TimeValue.milliseconds(10))
                .measurementIterations(1)
                .measurementTime(TimeValue.milliseconds(20))
                .param("batch", "100")
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
    }

    private static Collection<RunResult> run(ChainedOptionsBuilder options) throws RunnerException {
        return new Runner(options.build()).run();
    }
}
