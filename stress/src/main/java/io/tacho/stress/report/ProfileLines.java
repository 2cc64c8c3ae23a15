package io.tacho.stress.report;

import io.tacho.profiling.EventPages;
import java.io.PrintWriter;
import java.util.List;

/** Where the pages of a profile are, a line each. */
final class ProfileLines {
    private final PrintWriter out;

    ProfileLines(PrintWriter out) {
        this.out = out;
    }

    void print(List<EventPages> pages) {
        for (EventPages each : pages) {
            if (each.samples() == 0) {
                out.printf("profiler: there are no samples of %s%n", each.event().label());
            }
            out.printf("flame graph: %s%n", each.flameGraph());
            out.printf("heat map: %s%n", each.heatMap());
        }
    }
}
