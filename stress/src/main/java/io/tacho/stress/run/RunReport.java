package io.tacho.stress.run;

import io.tacho.profiling.EventPages;
import java.util.List;

/**
 * A result and what else the run made.
 *
 * @param result as in result.json
 * @param pages of the profile, empty without one
 * @param notes what the profiler had to say
 */
public record RunReport(RunResult result, List<EventPages> pages, List<String> notes) {}
