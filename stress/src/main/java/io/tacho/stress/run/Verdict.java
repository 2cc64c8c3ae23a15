package io.tacho.stress.run;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether one thing that was asked of a run holds.
 *
 * @param name what was asked
 * @param failure why it does not hold; null if it does
 */
public record Verdict(String name, @Nullable String failure) {
    /**
     * All that is asked of a run: its thresholds, that no message is lost, and the checks.
     *
     * @param result of it
     * @return one each, and one for all checks
     */
    public static List<Verdict> of(RunResult result) {
        List<Verdict> verdicts = new ArrayList<>();
        for (RunResult.Threshold threshold : result.thresholds()) {
            verdicts.add(
                    new Verdict(
                            threshold.expression(),
                            threshold.ok() ? null : "measured: " + threshold.shown()));
        }
        long lost = result.messages().lost();
        verdicts.add(new Verdict("no message lost", lost == 0 ? null : lost + " lost"));
        verdicts.add(
                new Verdict(
                        "checks of the scenario",
                        result.checks().isEmpty() ? null : String.join("\n", result.checks())));
        return verdicts;
    }

    /**
     * Those that don't hold.
     *
     * @param result of a run
     * @return empty if all do
     */
    public static List<Verdict> failuresOf(RunResult result) {
        return of(result).stream().filter(verdict -> verdict.failure != null).toList();
    }
}
