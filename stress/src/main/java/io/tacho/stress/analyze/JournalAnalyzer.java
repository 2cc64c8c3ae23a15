package io.tacho.stress.analyze;

import io.tacho.journal.reader.Dictionary;
import io.tacho.journal.reader.InFlightMessage;
import io.tacho.journal.reader.JournalReader;
import io.tacho.journal.reader.JournalStatus;
import io.tacho.journal.reader.Window;
import io.tacho.runtime.spi.MessageIds;
import io.tacho.stress.StressException;
import io.tacho.stress.measure.LatencyReport;
import io.tacho.stress.measure.LogBuckets;
import io.tacho.stress.measure.MeasuredWindow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.LongAccumulator;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a journal twice and makes an {@link Analysis} of it, with the histograms and the
 * rule for the measured window that the run itself used. Each stream on a thread of its own, as far
 * as there are cores. Confined to a thread.
 */
public final class JournalAnalyzer {
    /** Above this percentile of all waits the tail begins. */
    private static final double TAIL = 99;

    private static final int CULPRITS = 10;
    private static final int COMPONENTS = 20;

    /** What a chart can show and a browser draw at once. */
    private static final int CHART_SLICES = 300;

    private static final int CHART_PAUSES = 2_000;
    private static final int MOST_WINDOWS = 100_000;

    private final JournalReader reader;
    private final StreamPasses passes;
    private final int highestActor;

    /**
     * For one journal.
     *
     * @param reader of it
     */
    public JournalAnalyzer(JournalReader reader) {
        this(reader, AnalysisProgress.NONE);
    }

    /**
     * For one journal.
     *
     * @param reader of it
     * @param progress is told of each record twice
     */
    public JournalAnalyzer(JournalReader reader, AnalysisProgress progress) {
        this.reader = reader;
        this.passes = new StreamPasses(reader, progress);
        this.highestActor = reader.dictionary().maxActorId();
    }

    /**
     * Reads every record.
     *
     * @param options what to look at
     * @return what they tell
     * @throws StressException if there would be too many windows, or nothing of the measured window
     *     lies in the part that was asked for
     */
    public Analysis analyze(AnalysisOptions options) {
        MeasuredWindow window = window(options);
        Slicing slicing = slicing(options, window);
        Dictionary dictionary = reader.dictionary();
        JournalTally tally =
                new JournalTally(
                        passes.visit(stream -> new StreamTally(window, highestActor, slicing)),
                        slicing);
        ComponentTotals totals = tally.components(highestActor);
        int[] components = totals.worst(COMPONENTS);
        List<SlowEnd> slowest = tally.slowest();
        List<SlowEnd> charted = tally.slowestBySlice();
        long threshold = tally.waits().getValueAtPercentile(TAIL);
        JournalExplanation explanation =
                explain(window, slicing.chart(), threshold, components, both(slowest, charted));
        JournalStatus status = reader.status();
        return new Analysis(
                Analysis.VERSION,
                status.completeness() == JournalStatus.Completeness.COMPLETE,
                status.reasons(),
                status.inFlight().stream().map(this::describe).toList(),
                reader.lastWindow() != null,
                window.isOpen() ? 0 : window.endsAt() - window.startsAt(),
                status.messages(),
                tally.lanes(reader.lanes()),
                tally.messages(options.isPart()),
                tally.latency(dictionary),
                tally.windows(),
                explanation.components(components, totals),
                explanation.tail().report(TAIL, threshold, dictionary, CULPRITS),
                explanation.waysTo(slowest),
                slicing.chart() == null
                        ? null
                        : timeline(slicing.chart(), tally, explanation, charted));
    }

    private JournalExplanation explain(
            MeasuredWindow window,
            @Nullable TimeSlices chart,
            long threshold,
            int[] components,
            List<SlowEnd> ends) {
        PauseTimeline pauses = new PauseTimeline(reader.pauses());
        long start = window.startsAt();
        return new JournalExplanation(
                passes.visit(
                        stream ->
                                new StreamExplainer(
                                        window,
                                        new TailLedger(pauses, threshold, highestActor, chart),
                                        new PathRecords(ends, reader.dictionary(), start),
                                        components),
                        StreamExplainer::end),
                reader.dictionary(),
                new TailSums(highestActor, chart));
    }

    private Timeline timeline(
            TimeSlices chart,
            JournalTally tally,
            JournalExplanation explanation,
            List<SlowEnd> charted) {
        TailSums tail = explanation.tail();
        int[] culprits = tail.culprits(CULPRITS);
        return new Timeline(
                chart.sliceNanos(),
                chart.count(),
                LogBuckets.PER_OCTAVE,
                tally.series(chart),
                WaitCause.texts(),
                tail.waitedBySlice(),
                explanation.names(culprits),
                tail.keptBySlice(culprits),
                pauses(chart),
                Timeline.pauseTexts(),
                explanation.waysTo(charted));
    }

    private long[][] pauses(TimeSlices chart) {
        long end = chart.start() + chart.sliceNanos() * chart.count();
        return reader.pauses().stream()
                .filter(pause -> pause.to() > chart.start() && pause.from() < end)
                .sorted(Comparator.comparingLong(pause -> pause.from() - pause.to()))
                .limit(CHART_PAUSES)
                .map(
                        pause ->
                                new long[] {
                                    pause.cause().ordinal(),
                                    pause.from() - chart.start(),
                                    pause.to() - chart.start()
                                })
                .toArray(long[][]::new);
    }

    private MeasuredWindow window(AnalysisOptions options) {
        MeasuredWindow window = new MeasuredWindow();
        Window measured = reader.lastWindow();
        if (measured == null) {
            measured = allThereIs();
        }
        if (measured != null) {
            long start = measured.start() + options.fromNanos();
            if (options.fromNanos() > 0 && start >= measured.end()) {
                throw StressException.usage(
                        "--from: nothing lies behind that beginning: the measured window is "
                                + (measured.end() - measured.start()) / 1_000_000
                                + " ms long");
            }
            boolean toTheEnd = options.untilNanos() == Long.MAX_VALUE;
            window.startAt(start);
            window.endAt(
                    toTheEnd
                            ? measured.end()
                            : Math.min(measured.end(), measured.start() + options.untilNanos()));
        }
        return window;
    }

    /** Of a program that records itself, and measures nothing; null if there is no record. */
    private @Nullable Window allThereIs() {
        LongAccumulator first = new LongAccumulator(Math::min, Long.MAX_VALUE);
        LongAccumulator last = new LongAccumulator(Math::max, Long.MIN_VALUE);
        passes.visit(
                stream ->
                        record -> {
                            first.accumulate(record.receivedAt());
                            last.accumulate(record.receivedAt());
                        });
        return first.get() > last.get()
                ? null
                : new Window(first.get(), Math.max(last.get(), last.get() + 1));
    }

    private Slicing slicing(AnalysisOptions options, MeasuredWindow window) {
        if (options.windowNanos() == 0 && !options.timeline()) {
            return new Slicing(null, null);
        }
        long start = window.startsAt();
        long end = window.isOpen() ? lastReceived() + 1 : window.endsAt();
        long length = Math.max(1, end - start);
        if (options.windowNanos() != 0 && length / options.windowNanos() >= MOST_WINDOWS) {
            throw StressException.usage(
                    "--window: so short a one would make more than " + MOST_WINDOWS + " of them");
        }
        long slice = Math.max(1, (length + CHART_SLICES - 1) / CHART_SLICES);
        return new Slicing(
                options.windowNanos() == 0
                        ? null
                        : TimeSlices.covering(start, end, options.windowNanos()),
                options.timeline() ? TimeSlices.covering(start, end, slice) : null);
    }

    /** Of a journal that was cut there is no end of the window but the last record. */
    private long lastReceived() {
        LongAccumulator last = new LongAccumulator(Math::max, Long.MIN_VALUE);
        passes.visit(stream -> record -> last.accumulate(record.receivedAt()));
        return last.get();
    }

    private static List<SlowEnd> both(List<SlowEnd> some, List<SlowEnd> others) {
        List<SlowEnd> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }

    private String describe(InFlightMessage message) {
        Dictionary dictionary = reader.dictionary();
        return String.format(
                "worker %d was handling message %s, a %s, the %d. of %s",
                message.stream(),
                MessageIds.text(message.messageId()),
                LatencyReport.typeName(dictionary.typeName(message.typeId())),
                message.recipientSequence(),
                dictionary.actorName(message.recipient()));
    }
}
