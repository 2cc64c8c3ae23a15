package io.tacho.stress.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.tacho.journal.reader.ClockAnchor;
import io.tacho.journal.reader.JournalReader;
import io.tacho.journal.reader.Window;
import io.tacho.profiling.EventPages;
import io.tacho.stress.ResultJson;
import io.tacho.stress.analyze.Analysis;
import io.tacho.stress.analyze.ComponentLatency;
import io.tacho.stress.analyze.LaneReport;
import io.tacho.stress.analyze.SlowOperation;
import io.tacho.stress.analyze.TailReport;
import io.tacho.stress.analyze.Timeline;
import io.tacho.stress.load.RateProfile;
import io.tacho.stress.measure.LatencyReport;
import io.tacho.stress.measure.MessageTotals;
import io.tacho.stress.run.RunReport;
import io.tacho.stress.run.RunResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page of an analysis shows, as the script in it reads it.
 *
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
 * @param lanes whether all that was sent is on record; null without an analysis
 * @param tail what the slowest waited for; null without an analysis
 * @param timeline over the window
 * @param components the worst
 * @param slowest operations: of the whole window, and of each slice
 * @param result of the run, where it is there
 * @param notes what helps to read it
 * @param asked operations a second that were asked for, by slice; empty if that isn't known
 * @param flames flame graphs and heat maps that lie beside the page: name, reference
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ReportData(
        String title,
        String run,
        long startedAt,
        long windowNanos,
        boolean complete,
        List<String> missing,
        List<String> inFlight,
        List<List<String>> config,
        MessageTotals messages,
        LatencyReport latency,
        @Nullable LaneReport lanes,
        @Nullable TailReport tail,
        @Nullable Timeline timeline,
        List<ComponentLatency> components,
        List<SlowOperation> slowest,
        @Nullable RunResult result,
        List<String> notes,
        double[] asked,
        List<List<String>> flames) {
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
                slowest(analysis),
                null,
                List.of(),
                new double[0],
                List.of());
    }

    /**
     * Of a run that has just ended.
     *
     * @param report of it
     * @param folder of it
     * @param analyzed its journal; null for what the run itself measured
     * @return what is shown of it
     */
    static ReportData of(RunReport report, Path folder, @Nullable AnalyzedJournal analyzed) {
        RunResult result = report.result();
        ReportData recorded =
                analyzed == null
                        ? measured(report, folder)
                        : of(analyzed.analysis(), analyzed.reader(), folder.toString());
        return new ReportData(
                recorded.title,
                recorded.run,
                recorded.startedAt,
                recorded.windowNanos,
                recorded.complete,
                recorded.missing,
                recorded.inFlight,
                recorded.config,
                recorded.messages,
                recorded.latency,
                recorded.lanes,
                recorded.tail,
                recorded.timeline,
                recorded.components,
                recorded.slowest,
                result,
                Reading.notes(result.latency()),
                asked(report, recorded.timeline),
                flames(report, folder));
    }

    private static ReportData measured(RunReport report, Path folder) {
        RunResult result = report.result();
        return new ReportData(
                result.scenario() + ", " + Units.count(result.components()) + " components",
                folder.toString(),
                report.startedAt(),
                result.durationNanos(),
                true,
                List.of(),
                List.of(),
                List.of(),
                result.messages(),
                result.latency(),
                null,
                null,
                Timeline.of(report.chart(), report.pauses()),
                List.of(),
                List.of(),
                null,
                List.of(),
                new double[0],
                List.of());
    }

    /** In the middle of each slice. */
    private static double[] asked(RunReport report, @Nullable Timeline timeline) {
        RateProfile rate = report.rate();
        if (rate == null || timeline == null) {
            return new double[0];
        }
        double[] asked = new double[timeline.slices()];
        for (int i = 0; i < asked.length; i++) {
            long middle = i * timeline.sliceNanos() + timeline.sliceNanos() / 2;
            asked[i] =
                    middle < report.loadStartsAt()
                            ? 0
                            : rate.rateAt(middle - report.loadStartsAt());
        }
        return asked;
    }

    private static List<List<String>> flames(RunReport report, Path folder) {
        List<List<String>> links = new ArrayList<>();
        for (EventPages pages : report.pages()) {
            String event = pages.event().label();
            links.add(List.of("flame graph: " + event, reference(folder, pages.flameGraph())));
            links.add(List.of("heat map: " + event, reference(folder, pages.heatMap())));
        }
        return links;
    }

    private static String reference(Path folder, Path page) {
        return folder.toAbsolutePath()
                .relativize(page.toAbsolutePath())
                .toString()
                .replace('\\', '/');
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
