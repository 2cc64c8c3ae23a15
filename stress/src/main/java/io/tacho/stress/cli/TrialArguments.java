package io.tacho.stress.cli;

import io.tacho.stress.load.Rate;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a search adds to its own command line for the process of one of its trials. */
final class TrialArguments {
    static final String RATE = "--trial-rate";
    static final String FOLDER = "--trial-folder";
    static final String CONFIRMING = "--trial-confirms";

    @Option(names = RATE, hidden = true, converter = Rates.class)
    private Rate rate = Rate.MAX;

    @Option(names = FOLDER, hidden = true)
    private @Nullable Path folder;

    @Option(names = CONFIRMING, hidden = true)
    private boolean confirming;

    TrialArguments() {}

    /** Whose folder it is; null in the process that searches. */
    @Nullable Path folder() {
        return folder;
    }

    /** Operations a second. */
    double rate() {
        return rate.perSecond();
    }

    /** Whether it is one of the longer ones. */
    boolean isConfirming() {
        return confirming;
    }
}
