package io.tacho.stress.cli;

import io.tacho.stress.ExitCode;
import io.tacho.stress.capacity.RateSearch;
import io.tacho.stress.capacity.Trial;
import io.tacho.stress.report.CapacityTable;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The trials of a search, each in a process of its own. A process that has run for minutes is
 * compiled for what it has seen, and holds rates that a run which starts at such a rate does not.
 */
final class TrialSeries implements RateSearch.Runner {
    private final TrialCommandLine commandLine;
    private final Path folder;
    private final CapacityTable table;
    private final TrialProcess process;
    private int trials;
    private int exitCode = ExitCode.OK;

    /**
     * @param commandLine of a trial
     * @param folder for those of the trials
     * @param table where they are shown as they end
     * @param process runs them; stopping it ends the search
     */
    TrialSeries(
            TrialCommandLine commandLine, Path folder, CapacityTable table, TrialProcess process) {
        this.commandLine = commandLine;
        this.folder = folder;
        this.table = table;
        this.process = process;
    }

    @Override
    public @Nullable Trial run(double rate, boolean confirming) {
        String kind = confirming ? "longer" : "trial";
        Path own = folder.resolve(String.format(Locale.ROOT, "%02d-%s-%.0f", ++trials, kind, rate));
        exitCode = process.run(commandLine.of(rate, confirming, own));
        if (exitCode != ExitCode.OK) {
            return null;
        }
        Trial trial = Trial.read(own);
        table.trial(trial);
        return trial;
    }

    /** What the last one ended with; behind anything but {@link ExitCode#OK} there was no other. */
    int exitCode() {
        return exitCode;
    }
}
