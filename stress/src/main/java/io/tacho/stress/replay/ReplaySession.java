package io.tacho.stress.replay;

import io.tacho.journal.reader.JournalStatus;
import io.tacho.stress.StressException;
import io.tacho.stress.measure.LatencyTotals;
import io.tacho.stress.scenario.Scenario;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Leads one replay: looks at the recording, executes it, tells what differs. Confined to one
 * thread, but for {@link #interrupt}.
 */
public final class ReplaySession {
    private final ReplayOptions options;
    private final Function<String, @Nullable Scenario> scenarios;
    private final RangeProfile profile;
    private final RecordedRun run;
    private final ReplayRange range;
    private final JournalStatus status;
    private final List<String> notes = new ArrayList<>();
    private volatile boolean interrupted;

    private ReplaySession(
            RecordedRun run,
            ReplayOptions options,
            Function<String, @Nullable Scenario> scenarios,
            RangeProfile profile) {
        this.run = run;
        this.options = options;
        this.scenarios = scenarios;
        this.profile = profile;
        newScenario();
        String only = options.only();
        if (only != null && RecordSource.idOf(run.reader().dictionary(), only) < 0) {
            throw StressException.usage("--only: the recording knows no '" + only + "'");
        }
        range = RangeFinder.find(run, options.from(), options.until());
        status = run.reader().status();
        notes.addAll(status.reasons());
    }

    /**
     * Looks at a recording from end to end.
     *
     * @param journal its directory
     * @param options what the replay is to be
     * @param scenarios makes a new scenario of a name, or null if there is none
     * @param profile looks at the range
     * @return a session, to be {@link #execute}d once
     * @throws StressException if it can't be replayed
     */
    public static ReplaySession open(
            Path journal,
            ReplayOptions options,
            Function<String, @Nullable Scenario> scenarios,
            RangeProfile profile) {
        return new ReplaySession(RecordedRun.open(journal), options, scenarios, profile);
    }

    /** Ends soon; what was executed is reported. Any thread. */
    public void interrupt() {
        interrupted = true;
    }

    /**
     * How many messages are on record, for showing progress.
     *
     * @return 1 or more
     */
    public long messages() {
        return range.messages();
    }

    /**
     * Whether the recording has gaps or damage, so that what differs may be due to that.
     *
     * @return false if it is complete, or was only cut
     */
    public boolean isDamaged() {
        return status.completeness() == JournalStatus.Completeness.DAMAGED;
    }

    /**
     * Does it.
     *
     * @param progress told how many messages were fed, now and then
     * @return what came of it
     */
    public ReplayReport execute(LongConsumer progress) {
        LatencyTotals recorded = new LatencyTotals();
        LatencyTotals replayed = new LatencyTotals();
        List<PassResult> passes = new ArrayList<>();
        try (profile) {
            // One in any case: of a replay that was interrupted before it there is a report, too.
            do {
                passes.add(pass(progress).execute(recorded, replayed));
            } while (passes.size() < options.loops() && !interrupted);
        }
        passes.forEach(this::note);
        notes.addAll(profile.notes());
        PassResult last = passes.get(passes.size() - 1);
        return new ReplayReport(
                run.scenario(),
                run.components(),
                options.workers() == 0 ? run.workers() : options.workers(),
                options.pace(),
                passes.size(),
                new ReplayReport.Messages(
                        last.executedBefore(),
                        passes.stream().mapToLong(PassResult::executed).sum(),
                        last.omitted(),
                        last.alike(),
                        last.uncompared()),
                recorded.report(),
                replayed.report(),
                divergences(passes),
                passes.stream().flatMap(pass -> pass.checks().stream()).distinct().toList(),
                notes.stream().distinct().toList(),
                profile.render(run.scenario() + ", replayed"),
                interrupted);
    }

    private ReplayPass pass(LongConsumer progress) {
        return new ReplayPass(
                run,
                range,
                options,
                newScenario(),
                new ReplayControl() {
                    @Override
                    public boolean interrupted() {
                        return interrupted;
                    }

                    @Override
                    public void fed(long messages) {
                        progress.accept(messages);
                    }

                    @Override
                    public void rangeBegins() {
                        profile.rangeBegins();
                    }

                    @Override
                    public void rangeEnds() {
                        profile.rangeEnds();
                    }
                });
    }

    private Scenario newScenario() {
        Scenario scenario = scenarios.apply(run.scenario());
        if (scenario == null) {
            throw new StressException(
                    "the run is of scenario '"
                            + run.scenario()
                            + "', which is not here; see stress run --list");
        }
        return scenario;
    }

    private Divergences divergences(List<PassResult> passes) {
        for (PassResult pass : passes) {
            if (!pass.differences().isEmpty()) {
                return DivergenceFinder.find(run.reader(), pass.differences());
            }
        }
        return Divergences.NONE;
    }

    private void note(PassResult pass) {
        if (!pass.cameToRest()) {
            notes.add(
                    "the replay did not come to rest: something was not handled within 30 s, so"
                            + " nothing was compared or measured");
        }
        if (pass.lateFeeds() > 0) {
            notes.add(
                    String.format(
                            Locale.ROOT,
                            "%,d messages were fed more than 1 ms late, up to %.1f ms; the delay is"
                                    + " in their queue wait",
                            pass.lateFeeds(),
                            pass.worstLateNanos() / 1e6));
        }
    }
}
