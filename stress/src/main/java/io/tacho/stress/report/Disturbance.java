package io.tacho.stress.report;

import io.tacho.profiling.machine.Conditions;
import io.tacho.profiling.suite.Fork;
import io.tacho.profiling.suite.Measured;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What disturbed forks by the rule that discards them: of forks that count those that came when no
 * more could be discarded.
 *
 * @param forks that were disturbed
 * @param foreign most that others took, parts of one core
 * @param stalled longest standstill, ns
 * @param moved forks whose cores moved or were shared with others
 */
record Disturbance(List<Fork> forks, double foreign, long stalled, long moved) {
    private static final double MILLI = 1e-6;

    /** Of the forks that count. */
    static Disturbance of(Measured measured) {
        List<Fork> forks =
                measured.forks().stream().filter(fork -> !fork.disturbances().isEmpty()).toList();
        List<Conditions> found = forks.stream().map(Fork::conditions).toList();
        return new Disturbance(
                forks,
                found.stream().mapToDouble(Conditions::foreign).max().orElse(0),
                found.stream().mapToLong(Conditions::stalled).max().orElse(0),
                forks.stream().filter(each -> !each.regime().comparable()).count());
    }

    String words() {
        List<String> words = new ArrayList<>();
        if (foreign > Conditions.FOREIGN_AT_MOST) {
            words.add(
                    String.format(
                            Locale.ROOT, "others took up to %.0f %% of a core", 100 * foreign));
        }
        if (stalled > Conditions.STALLED_AT_MOST) {
            words.add(
                    String.format(
                            Locale.ROOT,
                            "the machine stood still for up to %.0f ms",
                            stalled * MILLI));
        }
        if (moved > 0) {
            words.add("the cores moved or were shared with others in " + moved);
        }
        return String.join(", ", words);
    }
}
