package io.tacho.stress.run;

import io.tacho.stress.measure.LatencyReport;
import io.tacho.stress.scenario.Scenario;
import io.tacho.stress.threshold.Threshold;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether what is asked for can be asked of a scenario. */
public final class ScenarioDemands {
    private ScenarioDemands() {}

    /**
     * Looks before anything runs.
     *
     * @param scenario that is to run
     * @param components how many
     * @param thresholds that are asked for
     * @return what can't be, beginning with the name of the option; null if all can
     */
    public static @Nullable String unmet(
            Scenario scenario, int components, List<Threshold> thresholds) {
        if (components < scenario.leastComponents()) {
            return "components: the scenario "
                    + scenario.name()
                    + " needs at least "
                    + scenario.leastComponents();
        }
        Set<String> types =
                scenario.messageTypes().stream()
                        .map(type -> LatencyReport.typeName(type.getName()))
                        .collect(Collectors.toCollection(TreeSet::new));
        for (Threshold threshold : thresholds) {
            String type = threshold.type();
            if (type != null && !types.contains(type)) {
                return "threshold: "
                        + scenario.name()
                        + " has no message type '"
                        + type
                        + "'; it has "
                        + String.join(", ", types);
            }
        }
        return null;
    }
}
