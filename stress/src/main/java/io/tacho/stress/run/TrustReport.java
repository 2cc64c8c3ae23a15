package io.tacho.stress.run;

import java.util.ArrayList;
import java.util.List;

/** Says what to distrust about a run. Each reason lowers the grade by one step. */
final class TrustReport {
    private static final String GRADES = "ABCDEF";
    private static final double ACHIEVED_AT_LEAST = 0.99;
    private static final double LATE_AT_MOST = 0.001;

    /** With fewer operations than this, p99.99 is the longest but one or less. */
    private static final long ENOUGH_FOR_P9999 = 100_000;

    private final RunOptions options;

    TrustReport(RunOptions options) {
        this.options = options;
    }

    RunResult.Trust judge(
            RunResult.AskedAndAchieved rate,
            RunResult.Operations operations,
            RunResult.Gc gc,
            RunFigures figures,
            List<String> checks,
            long headerOnly) {
        if (!checks.isEmpty()) {
            return new RunResult.Trust("F", List.of("a check failed"));
        }
        List<String> reasons = new ArrayList<>();
        if (!figures.measured) {
            return new RunResult.Trust("F", List.of("nothing was measured"));
        }
        if (operations.interrupted()) {
            reasons.add("stopped before its time");
        }
        if (!figures.drained) {
            reasons.add(
                    "operations were still under way "
                            + options.drain().toSeconds()
                            + " s after the load ended");
        }
        Double asked = rate.asked();
        if (asked != null && rate.achieved() < asked * ACHIEVED_AT_LEAST) {
            reasons.add(
                    String.format(
                            "achieved %.1f %% of the rate asked for",
                            100 * rate.achieved() / asked));
        }
        if (operations.lateSends() > operations.started() * LATE_AT_MOST) {
            reasons.add(
                    String.format(
                            "the load generator was late by over 1 ms for %.2f %% of the operations",
                            100.0 * operations.lateSends() / operations.started()));
        }
        if (gc.count() > 0) {
            reasons.add(gc.count() + " collections in the measured window");
        }
        if (operations.completed() < ENOUGH_FOR_P9999) {
            reasons.add(
                    "only "
                            + operations.completed()
                            + " operations: p99.99 rests on fewer than ten of them");
        }
        int threads = options.workers() + (options.rate().isMax() ? 0 : 1);
        int cores = Runtime.getRuntime().availableProcessors();
        if (threads > cores) {
            reasons.add(threads + " busy threads (workers, load) share " + cores + " cores");
        }
        if (headerOnly > 0) {
            reasons.add(headerOnly + " messages of types without a codec: header only on record");
        }
        int grade = Math.min(reasons.size(), GRADES.length() - 1);
        return new RunResult.Trust(GRADES.substring(grade, grade + 1), List.copyOf(reasons));
    }
}
