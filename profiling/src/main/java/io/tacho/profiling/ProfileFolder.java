package io.tacho.profiling;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a recording becomes, and under which names: {@code profile.jfr}, and for each event {@code
 * flame-EVENT.html} and {@code heatmap-EVENT.html}. Stateless; any thread may call it.
 *
 * @param path of the folder, which exists
 */
public record ProfileFolder(Path path) {
    /**
     * The recording, for a {@link ProfilerSession} to write.
     *
     * @return a file in the folder
     */
    public Path recording() {
        return path.resolve("profile.jfr");
    }

    /**
     * What the flame graph of an event is called.
     *
     * @param event which
     * @return a file's name
     */
    public static String flameGraph(ProfileEvent event) {
        return "flame-" + event.label() + ".html";
    }

    /**
     * Makes the pages of a recording that is stopped.
     *
     * @param events those that were recorded
     * @param title what was profiled, plain text; each page's heading has its event besides
     * @return what was made, in the order of {@link ProfileEvent}
     * @throws ProfilingException if the recording can't be read or a page can't be written
     */
    public List<EventPages> render(Set<ProfileEvent> events, String title) {
        List<EventPages> pages = new ArrayList<>();
        for (ProfileEvent event : ProfileEvent.values()) {
            if (!events.contains(event)) {
                continue;
            }
            Path flameGraph = path.resolve(flameGraph(event));
            Path heatMap = path.resolve("heatmap-" + event.label() + ".html");
            String heading = title + ", " + event.label();
            FlameGraphs.heatMap(recording(), event, heatMap, heading);
            long samples = FlameGraphs.render(recording(), event, flameGraph, heading);
            pages.add(new EventPages(event, samples, flameGraph, heatMap));
        }
        return List.copyOf(pages);
    }
}
