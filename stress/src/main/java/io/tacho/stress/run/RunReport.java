package io.tacho.stress.run;

import java.nio.file.Path;
import java.util.List;

/**
 * A result and what else the run made.
 *
 * @param result as in result.json
 * @param flameGraphs HTML files
 * @param notes what the profiler had to say
 */
public record RunReport(RunResult result, List<Path> flameGraphs, List<String> notes) {}
