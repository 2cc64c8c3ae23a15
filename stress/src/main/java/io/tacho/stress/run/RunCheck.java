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
public record RunCheck(String name, @Nullable String failure) {
    /**
     * All that is asked of a run: its thresholds, that no message is lost, and the checks.
     *
     * @param result of it
     * @return one each, and one for all checks
     */
    public static List<RunCheck> of(RunResult result) {
        List<RunCheck> checks = new ArrayList<>();
        for (RunResult.Threshold threshold : result.thresholds()) {
            checks.add(
                    new RunCheck(
                            threshold.expression(),
                            threshold.ok() ? null : "measured: " + threshold.shown()));
        }
        long lost = result.messages().lost();
        checks.add(new RunCheck("no message lost", lost == 0 ? null : lost + " lost"));
        checks.add(
                new RunCheck(
                        "checks of the scenario",
                        result.checks().isEmpty() ? null : String.join("\n", result.checks())));
        return checks;
    }

    /**
     * Those that don't hold.
     *
     * @param result of a run
     * @return empty if all do
     */
    public static List<RunCheck> failuresOf(RunResult result) {
        return of(result).stream().filter(check -> check.failure != null).toList();
    }
}
