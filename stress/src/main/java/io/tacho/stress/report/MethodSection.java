package io.tacho.stress.report;

import io.tacho.profiling.machine.Conditions;
import io.tacho.profiling.machine.CoreProbe;
import io.tacho.profiling.machine.CoreState;
import io.tacho.profiling.machine.Regime;
import io.tacho.profiling.stats.BoxPlot;
import io.tacho.profiling.stats.Demands;
import io.tacho.profiling.stats.PowerCalculation;
import io.tacho.profiling.stats.Steadiness;
import io.tacho.profiling.suite.Discarded;
import io.tacho.profiling.suite.Fork;
import io.tacho.stress.bench.BenchFile;
import io.tacho.stress.document.Block;
import io.tacho.stress.document.Text;
import java.util.List;
import java.util.Locale;

/** How the suite is measured and judged, with the numbers of the rules themselves. */
final class MethodSection {
    private static final double MILLI = 1e-6;

    private MethodSection() {}

    static Block of(BenchFile.ForkSettings settings) {
        return new Block.Bullets(
                List.of(
                        forks(settings),
                        order(),
                        item(
                                "Score",
                                "of a fork the median of its iterations, of an iteration the median"
                                        + " of its samples, of a benchmark the"
                                        + " median of the forks that count. B/op is what all"
                                        + " threads allocate on the heap, by the median too."),
                        item(
                                "Percentiles",
                                "of the single operations of all forks that count together (JMH's"
                                        + " sample mode), from the start of one to its end, with"
                                        + " no pause between them: a standstill delays one"
                                        + " operation. What is too short to be timed is timed in"
                                        + " batches; then they are of the batches' means, and say"
                                        + " so."),
                        discarding(),
                        regimes(),
                        sharing(),
                        clock(),
                        gates(),
                        precision()));
    }

    private static Text item(String title, String text) {
        return Text.strong(title).then(": " + text);
    }

    private static Text forks(BenchFile.ForkSettings settings) {
        return item(
                "Forks",
                String.format(
                        Locale.ROOT,
                        "%s of each benchmark, each a fresh JVM: %,d ms of warm-up, then %d"
                                + " iterations of %d ms. The fork is the unit of all that is"
                                + " compared; iterations of one fork resemble each other.",
                        Units.count(settings.forks(), "fork"),
                        settings.warmupMillis(),
                        settings.iterations(),
                        settings.iterationMillis()));
    }

    private static Text order() {
        return item(
                "Order",
                "in rounds, one fork of each benchmark in turn, so that what changes in the"
                        + " machine over time meets all of them.");
    }

    private static Text discarding() {
        return item(
                "Discarded",
                String.format(
                        Locale.ROOT,
                        "a fork while which others took more than %.0f %% of a core, or the"
                                + " machine stood still for more than %.0f ms, or, of what is"
                                + " timed, the cores moved or were shared with others. It is run"
                                + " again."
                                + " At most %.0f %% of the forks of a benchmark are discarded;"
                                + " beyond that, what others took and standstills count with the"
                                + " rest, but never forks whose cores moved or were shared: they"
                                + " are in the table of spreads, and more are run, at most three"
                                + " times as many as planned.",
                        100 * Conditions.FOREIGN_AT_MOST,
                        Conditions.STALLED_AT_MOST * MILLI,
                        100 * Discarded.AT_MOST));
    }

    private static Text regimes() {
        return item(
                "Regimes",
                String.format(
                        Locale.ROOT,
                        "what one thread at a time does is measured with the whole JVM on one core,"
                                + " the quietest at the start of the fork. What takes two cores"
                                + " counts together only if a round trip between them took less"
                                + " than %.0f ns before and after each iteration (near), or that"
                                + " long or longer (far). From %,.0f ns on it is no distance: others"
                                + " had a core."
                                + " Forks are added until one regime has as many as planned, to at"
                                + " most three times as many.",
                        Regime.FAR_NANOS,
                        Regime.NO_DISTANCE_NANOS));
    }

    private static Text sharing() {
        return item(
                "Shared cores",
                String.format(
                        Locale.ROOT,
                        "before and after each iteration two fixed pieces of arithmetic are timed"
                                + " on the cores that are used, one that keeps many of a core's"
                                + " units busy and one that waits for a single one; their ratio"
                                + " does not depend on the clock. Where it was more than %.2f times"
                                + " that of a whole core, somebody else used the other half of a"
                                + " core (shared). If a thread of the fork that was to wake up"
                                + " every 5 ms came more than %.0f ms late, the core was taken away"
                                + " (disturbed). Iterations that found the cores otherwise"
                                + " than most of their fork are left out of the scores and of the"
                                + " steadiness, whatever they measured; not of the percentiles. A"
                                + " fork counts if %.0f %% of its iterations or more are alike and"
                                + " can be compared. Of near cores neither is ever whole.",
                        CoreProbe.WHOLE_AT_MOST,
                        CoreState.STALLED_AT_MOST * MILLI,
                        100 * Fork.COUNTED_AT_LEAST));
    }

    private static Text clock() {
        return item(
                "Clock",
                "hosts let the clock of their cores go up and down. The second of the two pieces"
                        + " of arithmetic takes a fixed number of cycles, so it tells the clock."
                        + " Scores of what was measured on one core, and with them steadiness"
                        + " and comparisons, are for the median clock of all such forks: each fork's"
                        + " was multiplied by that clock's cycle over its own. The percentiles are as"
                        + " they were measured, and so is what took two cores. What waits for"
                        + " memory does not follow the clock; it is treated alike, which adds as"
                        + " much to its spread as the clocks were apart, at most.");
    }

    private static Text gates() {
        return item(
                "Steadiness",
                String.format(
                        Locale.ROOT,
                        "(max - min) / mean of the forks under %.0f %%; to %.0f %% a warning, above"
                                + " it unstable. Half the 95 %% interval of the iterations' mean"
                                + " under %.0f %% and their standard deviation under %.0f %% of"
                                + " the mean, else unstable. Outliers, %.1f interquartile ranges"
                                + " beyond the quartiles (Tukey), under %.0f %%, else a warning."
                                + " With one fork unknown. Nothing that is unstable or unknown is"
                                + " called met or missed.",
                        100 * Steadiness.RANGE_STABLE,
                        100 * Steadiness.RANGE_WARNING,
                        100 * Steadiness.INTERVAL,
                        100 * Steadiness.DEVIATION,
                        BoxPlot.FENCE,
                        100 * Steadiness.OUTLIERS));
    }

    private static Text precision() {
        return item(
                "Comparisons",
                String.format(
                        Locale.ROOT,
                        "Hodges and Lehmann's shift with a bootstrap interval over forks, and Mann"
                                + " and Whitney's test, %.0f %% false alarms over the suite by"
                                + " Holm; at least %d forks a side. The smallest change found is"
                                + " what a comparison of two results like this one finds %.0f times"
                                + " in 100, beyond a noise of %.0f %%, at the strictest of Holm's"
                                + " steps.",
                        100 * Demands.DEFAULT.alpha(),
                        PowerCalculation.LEAST_FORKS,
                        100 * PowerCalculation.POWER,
                        100 * Demands.DEFAULT.noise()));
    }
}
