package io.tacho.stress.cli;

import io.tacho.stress.run.RunOptions;
import io.tacho.stress.run.ScenarioDemands;
import io.tacho.stress.scenario.GuardedScenario;
import io.tacho.stress.scenario.Scenario;
import io.tacho.stress.scenario.ScenarioSource;
import io.tacho.stress.scenario.Scenarios;
import io.tacho.stress.threshold.Threshold;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which system, and what is asked of it: the options of all commands that load one. */
final class SystemArguments {
    @Option(
            names = "--components",
            paramLabel = "N",
            defaultValue = "10000",
            converter = Counts.class,
            description = "actors to spawn and register by name (default: ${DEFAULT-VALUE})")
    private int components;

    @Option(
            names = "--scenario",
            paramLabel = "NAME",
            description =
                    "what they do (default: "
                            + Scenarios.DEFAULT
                            + "); see stress run --list; your own: its class")
    private @Nullable String scenario;

    @Option(
            names = "--jar",
            paramLabel = "FILE",
            split = ",",
            description = "with your own actors and a --scenario, by its class or its name")
    private List<Path> jars = List.of();

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "of the order in which components get operations, and of all that is random"
                            + " (default: 1)")
    private long seed;

    @Option(
            names = "--workers",
            paramLabel = "N",
            description =
                    "threads that run actors (default: a core each; with a schedule one core is left"
                            + " to the load generator)")
    private @Nullable Integer workers;

    @Option(
            names = "--threshold",
            paramLabel = "'p(99)<50us'",
            converter = Thresholds.class,
            description =
                    "what is asked of it, several times if need be: p(N), avg, med, min, max, count"
                            + " of latency, service, queueWait or handling, of one type of message"
                            + " like 'latency{type=Order}:p(99.9)<1ms'; rate>100k, lost==0,"
                            + " gc.count==0, alloc<1B")
    private List<Threshold> thresholds = List.of();

    static final String NO_SCENARIO =
            "--jar: name the --scenario that is in it, by its class or its name";

    SystemArguments() {}

    int components() {
        return components;
    }

    long seed() {
        return seed;
    }

    List<Threshold> thresholds() {
        return thresholds;
    }

    /** How many threads run actors, where the load has one of its own or none. */
    int workers(boolean loadHasAThread, Usage usage) {
        int cores = Runtime.getRuntime().availableProcessors();
        int threads = workers != null ? workers : Math.max(1, cores - (loadHasAThread ? 1 : 0));
        usage.inRange("--workers", threads, RunOptions.MOST_WORKERS);
        return threads;
    }

    /** A new one of what was named, when all that is asked for can be. */
    Scenario scenario(Usage usage) {
        Scenario chosen = GuardedScenario.of(create(usage));
        usage.inRange("--components", components, RunOptions.MOST_COMPONENTS);
        String problem = ScenarioDemands.unmet(chosen, components, thresholds);
        if (problem != null) {
            throw usage.error("--" + problem);
        }
        return chosen;
    }

    private Scenario create(Usage usage) {
        if (scenario == null && !jars.isEmpty()) {
            throw usage.error(NO_SCENARIO);
        }
        try {
            return ScenarioSource.of(jars).create(scenario == null ? Scenarios.DEFAULT : scenario);
        } catch (IllegalArgumentException e) {
            throw usage.error("--scenario: " + e.getMessage());
        }
    }
}
