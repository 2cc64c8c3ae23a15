package io.tacho.stress.compare;

import com.fasterxml.jackson.databind.JsonNode;
import io.tacho.stress.ResultJson;
import io.tacho.stress.run.RunOptions;
import io.tacho.stress.run.RunResult;
import java.util.Locale;

/** What was run, in a line; results of anything else say nothing about it. */
public final class RunSubject {
    private static final String EVEN = "even";

    private RunSubject() {}

    /**
     * Of a run that is to be.
     *
     * @param options of it
     * @return a line, the same as of its result
     */
    public static String of(RunOptions options) {
        return of(
                options.scenario(),
                options.components(),
                ResultJson.tree(RunResult.AskedAndAchieved.of(options.load(), 0)),
                options.workers(),
                options.journal().setting().name().toLowerCase(Locale.ROOT),
                options.journal().sync());
    }

    /**
     * @param rate of a result, as it is written
     */
    static String of(
            String scenario,
            int components,
            JsonNode rate,
            int workers,
            String journal,
            boolean sync) {
        return String.format(
                Locale.ROOT,
                "%s, %d components, %s, %d %s, journal %s%s",
                scenario,
                components,
                rate(rate),
                workers,
                workers == 1 ? "worker" : "workers",
                journal,
                sync ? ", forced to the disk" : "");
    }

    private static String rate(JsonNode rate) {
        if (!rate.path("asked").isNumber()) {
            JsonNode inFlight = rate.path("inFlight");
            return "as many operations as go"
                    + (inFlight.isNumber() ? " with " + inFlight.asInt() + " at a time" : "");
        }
        String arrivals = rate.path("arrivals").asText(EVEN);
        JsonNode stages = rate.path("stages");
        return String.format(Locale.ROOT, "%.0f operations/s", rate.path("asked").asDouble())
                + (arrivals.equals(EVEN) ? "" : ", arrivals " + arrivals)
                + (stages.isEmpty() ? "" : ", stages " + stages);
    }
}
