package io.tacho.stress.run;

import io.tacho.profiling.machine.Environment;
import io.tacho.stress.ResultJson;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a journal says of the run that wrote it. */
final class JournalConfiguration {
    private JournalConfiguration() {}

    /** As JSON. */
    static String of(RunOptions options, Environment environment) {
        Map<String, Object> configuration = new LinkedHashMap<>();
        configuration.put("tool", "stress run");
        configuration.put("scenario", options.scenario());
        configuration.put("components", options.components());
        RunResult.AskedAndAchieved rate = RunResult.AskedAndAchieved.of(options.load(), 0);
        configuration.put("rate", rate.asked() == null ? "max" : rate.asked());
        configuration.put("arrivals", rate.arrivals());
        configuration.put("stages", rate.stages());
        configuration.put("inFlight", options.load().inFlight());
        configuration.put("warmupNanos", options.load().warmup().toNanos());
        configuration.put("durationNanos", options.load().duration().toNanos());
        configuration.put("seed", options.seed());
        configuration.put("workers", options.workers());
        configuration.put("environment", environment);
        return new String(ResultJson.write(configuration), StandardCharsets.UTF_8);
    }
}
