package io.tacho.stress.cli;

import io.tacho.profiling.suite.Settings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How long benchmarks are measured, and in how many JVMs. */
final class ForkArguments {
    private static final int MOST_FORKS = 1000;

    @Option(names = "--quick", description = "one short fork of each: a look, nothing to quote")
    private boolean quick;

    @Option(
            names = "--forks",
            paramLabel = "N",
            description = "JVMs for each benchmark (default: 7, what a verdict needs)")
    private @Nullable Integer forks;

    @Option(
            names = "--stability",
            paramLabel = "N",
            description = "N forks of each, to see how far they differ; 2 or more")
    private @Nullable Integer stability;

    ForkArguments() {}

    boolean areGiven() {
        return quick || forks != null || stability != null;
    }

    Settings settings(Usage usage) {
        if (stability != null && (forks != null || quick)) {
            throw usage.error("--stability says how many forks: leave --forks and --quick out");
        }
        if (stability != null && stability < 2) {
            throw usage.error("--stability: 2 or more, not " + stability);
        }
        if (forks != null) {
            usage.inRange("--forks", forks, MOST_FORKS);
        }
        Settings settings = quick ? Settings.QUICK : Settings.FULL;
        Integer count = stability == null ? forks : stability;
        return count == null ? settings : settings.withForks(count);
    }
}
