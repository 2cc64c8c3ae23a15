package io.tacho.profiling;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import one.convert.Arguments;
import one.convert.JfrToFlame;

/**
 * Flame graphs of a recording that {@link ProfilerSession} made: one HTML page for each event,
 * which needs no network. Stateless; any thread may call it. Holds the whole page in memory, some
 * hundred kilobytes.
 */
public final class FlameGraphs {
    private FlameGraphs() {}

    /**
     * Draws one event of a recording.
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
        long samples;
        String page;
        try {
            samples = RecordingReader.samples(jfr, event);
            page = page(jfr, event, title);
        } catch (IOException | RuntimeException e) {
            // The converter meets a damaged file with whatever its parsing runs into.
            throw new ProfilingException(
                    ("can't read %s as a JFR recording (%s: %s); name the file of a "
                                    + "session that was stopped")
                            .formatted(jfr, e.getClass().getSimpleName(), OneLine.of(e)),
                    e);
        }
        try {
            Files.writeString(html, page);
        } catch (IOException e) {
            throw new ProfilingException(
                    ("can't write the flame graph %s (%s: %s); name a file in a "
                                    + "folder that exists and is writable")
                            .formatted(html, e.getClass().getSimpleName(), OneLine.of(e)),
                    e);
        }
        return samples;
    }

    private static String page(Path jfr, ProfileEvent event, String title) throws IOException {
        // Roots on top: the compiler's stacks are ten times as deep as a worker's, and would leave
        // the
        // first screen empty. By thread: what a worker does is another thing than what the load
        // does.
        Arguments arguments =
                new Arguments(
                        "-o",
                        "html",
                        "--" + event.label(),
                        "--simple",
                        "--norm",
                        "--threads",
                        "--inverted");
        arguments.title = escaped(title);
        arguments.total = event.weighted();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JfrToFlame.parse(jfr.toString(), arguments).dump(out);
        // The template calls every width "samples", be it bytes or nanoseconds.
        return out.toString(StandardCharsets.UTF_8)
                .replace("'1 sample'", "'1 " + event.unit() + "'")
                .replace("' samples'", "' " + event.units() + "'");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
