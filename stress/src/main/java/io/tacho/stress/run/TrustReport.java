package io.tacho.stress.run;

import io.tacho.profiling.machine.CoreDistance;
import io.tacho.profiling.machine.Regime;
import io.tacho.stress.load.Punctuality;
import io.tacho.stress.threshold.Threshold;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says what to distrust about a run. Each reason lowers the grade by one step. */
final class TrustReport {
    private static final String GRADES = "ABCDEF";
    private static final double LATE_AT_MOST = 0.001;

    /** With fewer operations than this, fewer than ten lie beyond p99.99. */
    private static final long ENOUGH_FOR_P9999 = 100_000;

    /** A change that is no matter of percents. */
    private static final double MANY_TIMES = 10;

    /** A percentile with fewer values beyond it is a matter of chance. */
    private static final double ENOUGH_BEYOND = 10;

    /** Of the time of threads that want nothing but to run. */
    private static final double LOST_AT_MOST = 0.02;

    /** By how much the median may change between the first third of a run and its last. */
    private static final double DRIFT_AT_MOST = 0.25;

    private final RunOptions options;
    private final RunFigures figures;
    private final List<String> reasons = new ArrayList<>();

    TrustReport(RunOptions options, RunFigures figures) {
        this.options = options;
        this.figures = figures;
    }

    RunResult.Trust judge(
            RunResult.AskedAndAchieved rate,
            RunResult.Operations operations,
            long medianNanos,
            List<String> checks,
            long headerOnly) {
        if (!checks.isEmpty()) {
            return trust(GRADES.length() - 1, List.of("a check failed"));
        }
        if (!figures.isMeasured()) {
            return trust(GRADES.length() - 1, List.of("nothing was measured"));
        }
        ending(operations);
        load(rate, operations, medianNanos);
        steadiness(rate, operations);
        machine(rate);
        if (headerOnly > 0) {
            reasons.add(headerOnly + " messages of types without a codec: header only on record");
        }
        return trust(Math.min(reasons.size(), GRADES.length() - 1), reasons);
    }

    private RunResult.Trust trust(int grade, List<String> why) {
        return new RunResult.Trust(
                GRADES.substring(grade, grade + 1),
                List.copyOf(why),
                figures.warnings,
                figures.noise,
                figures.cores,
                figures.seconds.smallestEffect());
    }

    private void ending(RunResult.Operations operations) {
        if (operations.interrupted()) {
            reasons.add("stopped before its time");
        }
        Threshold broken = figures.window.broken();
        if (broken != null) {
            reasons.add("ended when " + broken.expression() + " could not hold any more");
        }
        if (!figures.window.drained()) {
            reasons.add(
                    "operations were still under way "
                            + options.load().drain().toSeconds()
                            + " s after the load ended");
        }
    }

    private void load(
            RunResult.AskedAndAchieved rate, RunResult.Operations operations, long medianNanos) {
        Double asked = rate.asked();
        boolean wasCutShort = figures.wasCutShort(operations.interrupted());
        if (asked != null && !wasCutShort && rate.fellBehind(operations, medianNanos)) {
            add("achieved %.1f %% of the rate asked for", 100 * rate.achieved() / asked);
        }
        long own = operations.started() - operations.attached();
        if (operations.lastLateNanos() > Punctuality.LATE_NANOS) {
            add(
                    "the load generator was the bottleneck: it ended %.1f ms behind its schedule",
                    operations.lastLateNanos() / 1e6);
        } else if (operations.lateSends() > own * LATE_AT_MOST) {
            add(
                    "the load generator was late by over 1 ms for %.2f %% of the operations",
                    100.0 * operations.lateSends() / own);
        }
    }

    private void steadiness(RunResult.AskedAndAchieved rate, RunResult.Operations operations) {
        if (figures.window.process().gcCount() > 0) {
            reasons.add(figures.window.process().gcCount() + " collections in the measured window");
        }
        if (operations.completed() < ENOUGH_FOR_P9999) {
            reasons.add(
                    "only "
                            + operations.completed()
                            + " operations: p99.99 rests on fewer than ten of them");
        }
        for (Threshold.Outcome outcome : figures.thresholds) {
            if (outcome.beyond() < ENOUGH_BEYOND) {
                add("%s rests on %.1f operations", outcome.expression(), outcome.beyond());
            }
        }
        double drift = figures.seconds.drift();
        if (rate.stages().isEmpty() && Math.abs(drift) > DRIFT_AT_MOST) {
            add(
                    "not steady: the median response time was %s in the last third than in the"
                            + " first",
                    change(drift));
        }
    }

    private static String change(double drift) {
        return drift >= MANY_TIMES
                ? String.format(Locale.ROOT, "%,.0f times longer", drift)
                : String.format(
                        Locale.ROOT,
                        "%.0f %% %s",
                        100 * Math.abs(drift),
                        drift > 0 ? "longer" : "shorter");
    }

    private void machine(RunResult.AskedAndAchieved rate) {
        int threads = options.workers() + (rate.asked() == null ? 0 : 1);
        int cores = Runtime.getRuntime().availableProcessors();
        if (threads > cores) {
            reasons.add(threads + " busy threads (workers, load) share " + cores + " cores");
        }
        if (figures.noise.lostShare() > LOST_AT_MOST) {
            add(
                    "before it began, threads that only read the clock lost %.1f %% of their time,"
                            + " up to %.1f ms at a stretch: what is shorter is the machine's",
                    100 * figures.noise.lostShare(), figures.noise.worstNanos() / 1e6);
        }
        CoreDistance distance = figures.cores;
        if (distance != null && distance.regime() == Regime.SHIFTED) {
            add(
                    "its processors moved: a round trip between two took %.0f ns before it began,"
                            + " and %.0f ns when it had ended",
                    distance.before(), distance.after());
        }
    }

    private void add(String format, Object... arguments) {
        reasons.add(String.format(Locale.ROOT, format, arguments));
    }
}
