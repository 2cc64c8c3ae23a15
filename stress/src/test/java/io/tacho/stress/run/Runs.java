package io.tacho.stress.run;

import io.tacho.journal.reader.JournalReader;
import io.tacho.runtime.mailbox.MailboxFactory;
import io.tacho.stress.analyze.Analysis;
import io.tacho.stress.analyze.AnalysisOptions;
import io.tacho.stress.analyze.JournalAnalyzer;
import io.tacho.stress.load.Arrivals;
import io.tacho.stress.load.LoadPlan;
import io.tacho.stress.load.Rate;
import io.tacho.stress.load.RateProfile;
import io.tacho.stress.report.RunFile;
import io.tacho.stress.scenario.Scenario;
import io.tacho.stress.scenario.Scenarios;
import io.tacho.stress.threshold.Threshold;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Short runs in this process. */
public final class Runs {
    public static final int COMPONENTS = 200;

    private static final int IN_FLIGHT = 16;
    private static final Duration WARM_UP = Duration.ofMillis(100);
    private static final Duration DURATION = Duration.ofMillis(300);
    private static final Duration DRAIN = Duration.ofSeconds(30);

    private Runs() {}

    public static RunOptions options(
            Path folder, String scenario, Rate rate, JournalSetting journal) {
        return options(folder, scenario, rate, JournalPlan.of(journal));
    }

    static RunOptions options(Path folder, String scenario, Rate rate, JournalPlan journal) {
        return options(folder, scenario, load(rate), journal, List.of());
    }

    /** With thresholds, each of which may end the run. */
    static RunOptions options(
            Path folder,
            String scenario,
            LoadPlan load,
            JournalPlan journal,
            List<Threshold> thresholds) {
        return new RunOptions(
                COMPONENTS,
                scenario,
                load,
                1,
                2,
                journal,
                thresholds,
                !thresholds.isEmpty(),
                Set.of(),
                folder,
                MailboxFactory.growable(),
                true);
    }

    private static LoadPlan load(Rate rate) {
        return rate.isMax()
                ? LoadPlan.closed(IN_FLIGHT, WARM_UP, DURATION, DRAIN)
                : LoadPlan.open(
                        RateProfile.constant(rate.perSecond(), DURATION),
                        Arrivals.EVEN,
                        WARM_UP,
                        DRAIN);
    }

    /** What does not end by itself is soon waited for no longer. */
    static RunOptions ending(RunOptions options) {
        return swallowing(options, options.mailboxes());
    }

    static RunOptions swallowing(RunOptions options, MailboxFactory mailboxes) {
        LoadPlan load = options.load();
        return new RunOptions(
                options.components(),
                options.scenario(),
                new LoadPlan(
                        load.profile(),
                        load.arrivals(),
                        load.inFlight(),
                        Duration.ZERO,
                        load.duration(),
                        Duration.ofSeconds(2)),
                options.seed(),
                options.workers(),
                options.journal(),
                options.thresholds(),
                options.abortOnFail(),
                options.profile(),
                options.folder(),
                mailboxes,
                options.reachesAll());
    }

    public static RunResult run(RunOptions options) {
        return run(options, Objects.requireNonNull(Scenarios.create(options.scenario())));
    }

    public static RunResult run(RunOptions options, Scenario scenario) {
        return run(options, scenario, RunProgress.NONE);
    }

    public static RunResult run(RunOptions options, Scenario scenario, RunProgress progress) {
        try (RunFolder folder = RunFolder.create(options.folder())) {
            RunReport report = RunSession.open(options, folder, scenario, progress).execute();
            RunFile.writeAll(report, folder, () -> null);
            return report.result();
        }
    }

    /** What the journal of a run tells. */
    public static Analysis analyzed(Path folder) {
        return new JournalAnalyzer(JournalReader.open(RunFolder.journalOf(folder)))
                .analyze(AnalysisOptions.WHOLE);
    }
}
