package io.tacho.stress.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.tacho.journal.reader.ClockAnchor;
import io.tacho.journal.reader.JournalReader;
import io.tacho.journal.reader.Window;
import io.tacho.stress.analyze.Analysis;
import io.tacho.stress.analyze.ComponentLatency;
import io.tacho.stress.analyze.LaneReport;
import io.tacho.stress.analyze.SlowOperation;
import io.tacho.stress.analyze.TailReport;
import io.tacho.stress.analyze.Timeline;
import io.tacho.stress.measure.LatencyReport;
import io.tacho.stress.run.ResultJson;
import io.tacho.stress.run.RunResult;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page of an analysis shows, as the script in it reads it.
 *
 * @param analysis that it is of; not written itself
 * @param title of the page
 * @param run as it was named on the command line
 * @param startedAt of the measured window, ms since 1970; 0 if unknown
 * @param windowNanos its length
 * @param complete whether the journal was closed in good order
 * @param missing what it lacks
 * @param inFlight what was being handled when the record ends
 * @param config name and value of what the run was asked for
 * @param messages of the window
 * @param latency of the window
 * @param lanes whether all that was sent is on record
 * @param tail what the slowest waited for
 * @param timeline over the window
 * @param components the worst
 * @param slowest operations: of the whole window, and of each slice
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ReportData(
        @JsonIgnore Analysis analysis,
        String title,
        String run,
        long startedAt,
        long windowNanos,
        boolean complete,
        List<String> missing,
        List<String> inFlight,
        List<List<String>> config,
        RunResult.Messages messages,
        LatencyReport latency,
        LaneReport lanes,
        TailReport tail,
        @Nullable Timeline timeline,
        List<ComponentLatency> components,
        List<SlowOperation> slowest) {
    /**
     * Of an analysis.
     *
     * @param analysis of a journal
     * @param reader of that journal
     * @param run as it was named on the command line
     * @return what is shown of it
     */
    public static ReportData of(Analysis analysis, JournalReader reader, String run) {
        List<List<String>> config = config(reader);
        return new ReportData(
                analysis,
                title(config),
                run,
                startedAt(reader),
                analysis.windowNanos(),
                analysis.complete(),
                analysis.missing(),
                analysis.inFlight(),
                config,
                analysis.messages(),
                analysis.latency(),
                analysis.lanes(),
                analysis.tail(),
                analysis.timeline(),
                analysis.components(),
                slowest(analysis));
    }

    private static List<SlowOperation> slowest(Analysis analysis) {
        List<SlowOperation> all = new ArrayList<>(analysis.slowest());
        Timeline timeline = analysis.timeline();
        if (timeline != null) {
            for (SlowOperation operation : timeline.slowest()) {
                if (!all.contains(operation)) {
                    all.add(operation);
                }
            }
        }
        return all;
    }

    private static String title(List<List<String>> config) {
        String scenario = valueOf("scenario", config);
        String components = valueOf("components", config);
        return scenario.isEmpty()
                ? "Recorded run"
                : scenario
                        + (components.isEmpty() ? "" : ", " + grouped(components) + " components");
    }

    private static String grouped(String digits) {
        return digits.replaceAll("\\B(?=(\\d{3})+$)", ",");
    }

    private static String valueOf(String name, List<List<String>> config) {
        return config.stream()
                .filter(entry -> entry.get(0).equals(name))
                .map(entry -> entry.get(1))
                .findFirst()
                .orElse("");
    }

    private static List<List<String>> config(JournalReader reader) {
        List<List<String>> entries = new ArrayList<>();
        JsonNode root = reader.config().map(ResultJson::read).orElse(null);
        if (root != null) {
            root.properties()
                    .forEach(entry -> entries.add(List.of(entry.getKey(), text(entry.getValue()))));
        }
        return entries;
    }

    private static String text(JsonNode value) {
        return value.isValueNode() ? value.asText() : value.toString();
    }

    /** By the anchor nearest to the beginning: clocks drift apart. */
    private static long startedAt(JournalReader reader) {
        Window window = reader.lastWindow();
        if (window == null || reader.anchors().isEmpty()) {
            return 0;
        }
        long start = window.start();
        ClockAnchor nearest = reader.anchors().get(0);
        for (ClockAnchor anchor : reader.anchors()) {
            if (Math.abs(anchor.nanoTime() - start) < Math.abs(nearest.nanoTime() - start)) {
                nearest = anchor;
            }
        }
        return (nearest.epochNanos() + start - nearest.nanoTime()) / 1_000_000;
    }
}
