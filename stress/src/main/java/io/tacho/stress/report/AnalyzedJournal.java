package io.tacho.stress.report;

import io.tacho.journal.reader.JournalReader;
import io.tacho.stress.analyze.Analysis;
import io.tacho.stress.analyze.AnalysisOptions;
import io.tacho.stress.analyze.AnalysisProgress;
import io.tacho.stress.analyze.JournalAnalyzer;
import io.tacho.stress.run.RunFolder;
import io.tacho.stress.run.RunResult;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The journal of a run that has just ended, analysed for its report.
 *
 * @param analysis with what a chart needs
 * @param reader of the journal
 */
public record AnalyzedJournal(Analysis analysis, JournalReader reader) {
    /** What two threads read on the slowest machine of docs/performance.md. */
    private static final double RECORDS_PER_NANO = 5e6 / 1e9;

    /** A report may take this part of the run's time. */
    private static final double PART = 0.25;

    /** And this long in any case, ns. */
    private static final double LEAST_NANOS = 10e9;

    /**
     * Whether analysing takes no longer than a report of the run may take.
     *
     * @param result of the run
     * @return false also where there is no journal
     */
    public static boolean isAffordable(RunResult result) {
        double nanos = result.journal().records() / RECORDS_PER_NANO;
        return result.journal().dir() != null
                && result.durationNanos() > 0
                && nanos <= Math.max(LEAST_NANOS, PART * result.durationNanos());
    }

    /**
     * Analyses the journal of a run, if there is one and it takes no longer than a report may.
     *
     * @param result of the run
     * @param folder of the run
     * @param progress told how far it is
     * @return null if not
     */
    public static @Nullable AnalyzedJournal of(
            RunResult result, Path folder, AnalysisProgress progress) {
        if (!isAffordable(result)) {
            return null;
        }
        JournalReader reader = JournalReader.open(RunFolder.journal(folder));
        AnalysisOptions whole = AnalysisOptions.WHOLE;
        AnalysisOptions charted =
                new AnalysisOptions(
                        whole.fromNanos(), whole.untilNanos(), whole.windowNanos(), true);
        return new AnalyzedJournal(new JournalAnalyzer(reader, progress).analyze(charted), reader);
    }
}
