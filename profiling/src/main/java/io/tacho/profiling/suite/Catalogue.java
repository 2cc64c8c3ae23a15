package io.tacho.profiling.suite;

import static io.tacho.profiling.suite.BenchmarkSpec.Kind.MEMORY;
import static io.tacho.profiling.suite.BenchmarkSpec.Kind.ONE_CORE;
import static io.tacho.profiling.suite.BenchmarkSpec.Kind.TWO_CORES;

import io.tacho.profiling.suite.BenchmarkSpec.Kind;
import io.tacho.profiling.suite.Target.Figure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The list of what is timed, with what is asked of each. */
final class Catalogue {
    private static final double MICRO = 1e3;
    private static final double MILLI = 1e6;

    private static final String BENCH = "io.tacho.profiling.bench.";

    /** Of benchmarks that measure what only a package of its own sees. */
    private static final Map<String, String> HOMES =
            Map.of(
                    "Correlation.correlation_tracking_overhead",
                    "io.tacho.runtime.engine.",
                    "JournalBatch.journal_batch_record",
                    "io.tacho.journal.");

    private final List<BenchmarkSpec> benchmarks = new ArrayList<>();

    Catalogue() {
        lifecycleAndRegistry();
        messaging();
        journal();
        scalability();
        benchmarks.sort(Comparator.comparing(BenchmarkSpec::group));
    }

    /** In the order of the groups. */
    List<BenchmarkSpec> benchmarks() {
        return List.copyOf(benchmarks);
    }

    private void lifecycleAndRegistry() {
        lifecycle(
                "component_spawn_baseline",
                "spawn a registered, supervised actor, until its preStart has run");
        lifecycle(
                "component_spawn_bare",
                "spawn an actor without a name, until its preStart has run");
        lifecycle(
                "component_lifecycle_complete",
                "spawn, start, handle a message, stop, until all hooks have run and the name is free");
        lifecycle(
                "component_state_initialization",
                "spawn with state that a factory builds, until its preStart has run");
        registry("Registration", "registry_registration", "register a name, beside 1,000");
        registry("Registry", "registry_lookup_hit", "look up a name that is there, of 1,000");
        registry(
                "Registry",
                "registry_lookup_miss",
                "look up a name that is not there, among 1,000");
        hooks("Hook", "hook_execution_noop", "the hooks around one message, which do nothing");
        hooks("Hook", "hook_execution_stateful", "the hooks around one message, which keep state");
        hooks("HookOrder", "hook_ordering_overhead", "all hooks of one life, in their order");
        state("state_read_access", "read a field of the state from a handler");
        state("state_write_access", "write a field of the state from a handler");
    }

    private void messaging() {
        one(
                Group.DIRECT,
                "message_routing_overhead",
                "Routing",
                "from the reference until the message is in the mailbox",
                Target.p99(100 * MICRO),
                new Target(Figure.MEAN, 500));
        one(
                Group.DIRECT,
                "message_routing_by_name",
                "Routing",
                "from the name to the reference until the message is in the mailbox",
                Target.p99(100 * MICRO),
                new Target(Figure.MEAN, 500));
        one(
                Group.DIRECT,
                "message_delivery_latency",
                "Delivery",
                "tell, until the handler runs, between two actors",
                Target.p99(100 * MICRO));
        one(
                Group.REQUEST,
                "request_response_roundtrip",
                "Ask",
                "ask, until the answer is handled, between two actors",
                Target.p99(10 * MILLI));
        one(
                Group.REQUEST,
                "correlation_tracking_overhead",
                "Correlation",
                "find a question that waits, forget it, note another",
                Target.p99(10 * MILLI));
        one(
                Group.REQUEST,
                "request_timeout_handling",
                "AskTimeout",
                "a question that nobody answers: expire it, tell the asker, forget it",
                Target.p99(10 * MILLI));
        for (String subscribers : List.of("10", "100")) {
            parameterised(
                    Group.TOPICS,
                    "pubsub_fanout_" + subscribers + "_subscribers",
                    "Topic.pubsub_fanout",
                    Map.of("subscribers", subscribers),
                    "publish, until the last of " + subscribers + " subscribers has handled it",
                    subscribers.equals("10") ? List.of(Target.p99(MILLI)) : List.of());
        }
        one(
                Group.TOPICS,
                "pubsub_subscription_management",
                "Subscription",
                "subscribe and unsubscribe",
                Target.p99(MILLI));
        one(
                Group.THROUGHPUT,
                "sustained_message_throughput",
                "Throughput",
                "one message of a steady flow, handled",
                new Target(Figure.PER_SECOND, 10_000));
        add(
                Group.THROUGHPUT,
                "concurrent_senders",
                "Crowd.concurrent_senders",
                TWO_CORES,
                "one message of ten senders, handled",
                List.of(new Target(Figure.PER_SECOND, 10_000)));
    }

    private void journal() {
        for (String mode : List.of("off", "header", "full")) {
            parameterised(
                    Group.JOURNAL,
                    "tell_journal_" + mode,
                    "Tell.tell_actor_to_actor",
                    Map.of("journal", mode),
                    "one message from actor to actor, recorded: " + mode,
                    List.of());
        }
        parameterised(
                Group.JOURNAL,
                "journal_batch_record",
                "JournalBatch.journal_batch_record",
                Map.of("encoding", "COMPACT", "payload", "PAIR"),
                "one record with 16 bytes of payload, in the batch",
                List.of(new Target(Figure.MEAN, 35)));
        for (String mode : List.of("header", "full")) {
            append(mode + "_inline", mode, "INLINE", ONE_CORE);
            append(mode + "_writer_thread", mode, "WRITER_THREAD", TWO_CORES);
        }
    }

    private void append(String name, String mode, String append, Kind kind) {
        benchmarks.add(
                new BenchmarkSpec(
                        "journal_append_" + name,
                        Group.JOURNAL,
                        "one record, " + mode + ", to the files",
                        jmh("JournalAppend.journal_append_one_worker"),
                        Map.of("mode", mode.toUpperCase(Locale.ROOT), "append", append),
                        kind,
                        List.of()));
    }

    private void scalability() {
        for (int names = 10; names <= 1_000_000; names *= 10) {
            parameterised(
                    Group.REGISTRY_SCALE,
                    "registry_lookup_scale_" + names,
                    "RegistryScale.registry_lookup_scale",
                    Map.of("names", Integer.toString(names)),
                    "look up a name that is there, of " + names,
                    names > 10_000
                            ? List.of()
                            : List.of(Target.p99((names == 10_000 ? 50 : 10) * MICRO)));
        }
        for (int names : new int[] {10_000, 1_000_000}) {
            parameterised(
                    Group.REGISTRY_SCALE,
                    "concurrent_hash_map_" + names,
                    "RegistryScale.concurrent_hash_map_hit",
                    Map.of("names", Integer.toString(names)),
                    "for comparison: look up a name in a map on the heap, of " + names,
                    List.of());
        }
        for (int actors = 100; actors <= 10_000; actors *= 10) {
            parameterised(
                    Group.SPAWN_RATE,
                    "spawn_rate_batch_" + actors,
                    "SpawnRate.spawn_rate_batch",
                    Map.of("batch", Integer.toString(actors)),
                    "one registered actor of a batch of " + actors + ", spawned and started",
                    List.of(new Target(Figure.PER_SECOND, actors == 10_000 ? 50 : 100)));
        }
        add(
                Group.STRESS,
                "memory_overhead_per_component",
                "Memory.memory_overhead_per_component",
                MEMORY,
                "bytes of a registered, idle component, on the heap and off it",
                List.of(new Target(Figure.BYTES, 1_000_000)));
        add(
                Group.STRESS,
                "concurrent_operations_stress",
                "Crowd.concurrent_operations_stress",
                TWO_CORES,
                "one message of 100 actors that all send at once, handled",
                List.of());
        add(
                Group.STRESS,
                "system_under_load",
                "Load.system_under_load",
                TWO_CORES,
                "one spawn, one message and one look-up, while all three go on",
                List.of());
    }

    private void lifecycle(String name, String operation) {
        add(
                Group.LIFECYCLE,
                name,
                "Lifecycle." + name,
                TWO_CORES,
                operation,
                List.of(Target.p99(MILLI)));
    }

    private void registry(String type, String name, String operation) {
        one(Group.REGISTRY, name, type, operation, Target.p99(10 * MICRO));
    }

    private void hooks(String type, String name, String operation) {
        one(Group.HOOKS, name, type, operation, Target.p99(10 * MICRO));
    }

    private void state(String name, String operation) {
        one(Group.STATE, name, "State", operation, Target.p99(MICRO));
    }

    private void one(Group group, String name, String type, String operation, Target... targets) {
        add(group, name, type + "." + name, ONE_CORE, operation, List.of(targets));
    }

    private void parameterised(
            Group group,
            String name,
            String method,
            Map<String, String> parameters,
            String operation,
            List<Target> targets) {
        benchmarks.add(
                new BenchmarkSpec(
                        name, group, operation, jmh(method), parameters, ONE_CORE, targets));
    }

    private void add(
            Group group,
            String name,
            String method,
            Kind kind,
            String operation,
            List<Target> targets) {
        benchmarks.add(
                new BenchmarkSpec(name, group, operation, jmh(method), Map.of(), kind, targets));
    }

    /** {@code Type.method} as JMH names it. */
    private static String jmh(String method) {
        return HOMES.getOrDefault(method, BENCH) + method.replace(".", "Benchmark.");
    }
}
