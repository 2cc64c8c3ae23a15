package io.tacho.profiling;

import io.tacho.journal.OwnerOnlyFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import one.convert.Arguments;
import one.convert.FlameGraph;
import one.convert.JfrToFlame;
import one.convert.JfrToHeatmap;
import one.jfr.JfrReader;

/**
 * Pages made of recordings of a {@link ProfilerSession}: flame graphs, heat maps, and flame graphs
 * of the difference between two recordings. Each is one HTML file about one event and needs no
 * network. Stateless; any thread may call it. Holds the whole page in memory, some hundred
 * kilobytes.
 */
public final class FlameGraphs {
    private FlameGraphs() {}

    /**
     * Counts, without drawing.
     *
     * @param jfr the recording of a stopped session
     * @param event which of its events
     * @return how many samples there are
     * @throws ProfilingException if the recording can't be read
     */
    public static long samples(Path jfr, ProfileEvent event) {
        return read(jfr, () -> RecordingReader.samples(jfr, event));
    }

    /**
     * Draws one event of a recording: its stacks, by thread, with the roots on top.
     *
     * @param jfr the recording of a stopped session
     * @param event which of its events
     * @param html what to write, overwritten if it is there; its folder must exist
     * @param title the page's heading, plain text
     * @return how many samples went into it; 0 says that the event wasn't recorded or never
     *     happened, and the page is empty
     * @throws ProfilingException if the recording can't be read or the page can't be written
     */
    public static long render(Path jfr, ProfileEvent event, Path html, String title) {
        long samples = samples(jfr, event);
        write(html, read(jfr, () -> flamePage(jfr, event, title)));
        return samples;
    }

    /**
     * Draws when one event of a recording happened: a square for each 20 ms, a column for each
     * second; what is selected there is shown as a flame graph below. Darker is more samples,
     * whatever the event.
     *
     * @param jfr the recording of a stopped session
     * @param event which of its events
     * @param html what to write, overwritten if it is there; its folder must exist
     * @param title the page's heading, plain text
     * @return how many samples went into it; 0 says that the event wasn't recorded or never
     *     happened, and the page says so
     * @throws ProfilingException if the recording can't be read or the page can't be written
     */
    public static long heatMap(Path jfr, ProfileEvent event, Path html, String title) {
        long samples = samples(jfr, event);
        write(
                html,
                samples == 0
                        ? PageText.empty(title)
                        : read(jfr, () -> heatMapPage(jfr, event, title)));
        return samples;
    }

    /**
     * Draws one event of a recording, coloured by how it differs from another recording, which is
     * scaled to the same total: red frames are wider in the new one, blue ones narrower. Threads
     * are summed. Each recording may have stacks that the other lacks: it takes two pages, one in
     * the widths of either, to see all.
     *
     * @param base what is compared with; the recording of a stopped session
     * @param current what is compared, likewise
     * @param event one that both have recorded
     * @param widths whose stacks are drawn
     * @param html what to write, overwritten if it is there; its folder must exist
     * @param title the page's heading, plain text
     * @return how many samples the recording with fewer of them has; 0 says that there is nothing
     *     to compare
     * @throws ProfilingException if a recording can't be read or the page can't be written
     */
    public static long difference(
            Path base,
            Path current,
            ProfileEvent event,
            DifferenceWidths widths,
            Path html,
            String title) {
        Stacks before = read(base, () -> Stacks.of(base, event));
        Stacks after = read(current, () -> Stacks.of(current, event));
        DifferencePage page = new DifferencePage(event, widths, before, after);
        write(html, read(current, () -> page.text(title)));
        return Math.min(samples(base, event), samples(current, event));
    }

    /** What the converter is to make of an event. */
    static Arguments arguments(ProfileEvent event, String output, String... further) {
        List<String> options =
                new ArrayList<>(List.of("-o", output, "--" + event.label(), "--simple", "--norm"));
        options.addAll(List.of(further));
        Arguments arguments = new Arguments(options.toArray(String[]::new));
        arguments.total = event.weighted();
        return arguments;
    }

    private static String flamePage(Path jfr, ProfileEvent event, String title) throws IOException {
        // Roots on top: the compiler's stacks are ten times as deep as a worker's, and would leave
        // the first screen empty. By thread: what a worker does is another thing than what the
        // load does.
        Arguments arguments = arguments(event, "html", "--threads", "--inverted");
        arguments.title = PageText.escaped(title);
        FlameGraph graph = JfrToFlame.parse(jfr.toString(), arguments);
        return PageText.titled(PageText.inUnits(PageText.of(graph::dump), event), title);
    }

    private static String heatMapPage(Path jfr, ProfileEvent event, String title)
            throws IOException {
        Arguments arguments = arguments(event, "heatmap");
        arguments.title = PageText.escaped(title);
        try (JfrReader reader = new JfrReader(jfr.toString())) {
            JfrToHeatmap converter = new JfrToHeatmap(reader, arguments);
            converter.convert();
            // The template gives the browser's tab the heading, and then takes it away.
            return PageText.of(converter::dump)
                    .replace("document.getElementById(\"title\").style.display = 'none';", "");
        }
    }

    /** Reads a recording. */
    @FunctionalInterface
    private interface Reading<T> {
        T read() throws IOException;
    }

    private static <T> T read(Path jfr, Reading<T> reading) {
        try {
            return reading.read();
        } catch (IOException | RuntimeException e) {
            // The converter meets a damaged file with whatever its parsing runs into.
            throw new ProfilingException(
                    ("can't read %s as a JFR recording (%s: %s); name the file of a "
                                    + "session that was stopped")
                            .formatted(jfr, e.getClass().getSimpleName(), OneLine.of(e)),
                    e);
        }
    }

    private static void write(Path html, String page) {
        try {
            OwnerOnlyFiles.write(html, page.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new ProfilingException(
                    ("can't write the page %s (%s: %s); name a file in a "
                                    + "folder that exists and is writable")
                            .formatted(html, e.getClass().getSimpleName(), OneLine.of(e)),
                    e);
        }
    }
}
