package io.tacho.stress.analyze;

import io.tacho.journal.reader.Dictionary;
import io.tacho.journal.reader.LaneClose;
import io.tacho.runtime.spi.MessageOutcome;
import io.tacho.stress.measure.Histograms;
import io.tacho.stress.measure.LatencyReport;
import io.tacho.stress.measure.LatencyTotals;
import io.tacho.stress.measure.MessageLatency;
import io.tacho.stress.measure.MessageTotals;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** What was counted and measured of all streams together. */
final class JournalTally {
    private final List<StreamTally> streams;
    private final Slicing slicing;

    JournalTally(List<StreamTally> streams, Slicing slicing) {
        this.streams = streams;
        this.slicing = slicing;
    }

    /** How long messages waited, from when they were due or sent. */
    Histogram waits() {
        Histogram sum = Histograms.create();
        streams.forEach(stream -> sum.add(stream.waits()));
        return sum;
    }

    LaneReport lanes(List<LaneClose> closes) {
        LaneProof sum = new LaneProof();
        streams.forEach(stream -> sum.add(stream.proof()));
        return sum.report(closes);
    }

    /**
     * Where the messages are.
     *
     * @param part whether it is of a part only: where messages are on their way at an edge, what
     *     was given out in between says nothing of what was lost
     */
    MessageTotals messages(boolean part) {
        LaneLedger lanes = new LaneLedger();
        streams.forEach(stream -> lanes.add(stream.lanes()));
        long settled = 0;
        for (MessageOutcome outcome : MessageOutcome.values()) {
            settled += count(outcome);
        }
        long sent = part ? settled : lanes.sent();
        return new MessageTotals(
                sent,
                count(MessageOutcome.HANDLED),
                count(MessageOutcome.FAILED),
                count(MessageOutcome.DROPPED),
                count(MessageOutcome.DEAD_LETTER),
                count(MessageOutcome.EXPIRED),
                count(MessageOutcome.PENDING),
                sent - settled,
                0);
    }

    private long count(MessageOutcome outcome) {
        return streams.stream().mapToLong(stream -> stream.outcome(outcome)).sum();
    }

    LatencyReport latency(Dictionary dictionary) {
        LatencyTotals totals = new LatencyTotals();
        for (StreamTally stream : streams) {
            totals.operations().add(stream.operations());
            @Nullable MessageLatency[] byTypeId = stream.byTypeId();
            for (int typeId = 0; typeId < byTypeId.length; typeId++) {
                MessageLatency latency = byTypeId[typeId];
                if (latency != null) {
                    totals.of(LatencyReport.typeName(dictionary.typeName(typeId))).add(latency);
                }
            }
        }
        return totals.report();
    }

    ComponentTotals components(int highestActor) {
        ComponentTotals sum = new ComponentTotals(highestActor);
        streams.forEach(stream -> sum.add(stream.components()));
        return sum;
    }

    /** The slowest operations of all; or messages, if it isn't said where operations end. */
    List<SlowEnd> slowest() {
        boolean operations =
                streams.stream()
                        .anyMatch(stream -> stream.operations().response().getTotalCount() > 0);
        Slowest sum = new Slowest(StreamTally.SLOWEST);
        streams.forEach(stream -> sum.add(stream.slowest(operations)));
        return sum.ends();
    }

    /** The slowest operation of each slice of the chart. */
    List<SlowEnd> slowestBySlice() {
        TimeSlices chart = slicing.chart();
        List<SlowEnd> all = new ArrayList<>();
        for (int slice = 0; chart != null && slice < chart.count(); slice++) {
            Slowest sum = new Slowest(1);
            for (StreamTally stream : streams) {
                Slowest there = stream.slowestBySlice()[slice];
                if (there != null) {
                    sum.add(there);
                }
            }
            all.addAll(sum.ends());
        }
        return all;
    }

    List<WindowLatency> windows() {
        TimeSlices windows = slicing.windows();
        return windows == null
                ? List.of()
                : SlicedLatency.windows(windows, parts(streams.stream().map(StreamTally::windows)));
    }

    Timeline.Series series(TimeSlices chart) {
        return SlicedLatency.series(chart, parts(streams.stream().map(StreamTally::chart)));
    }

    private static List<SlicedLatency> parts(Stream<@Nullable SlicedLatency> parts) {
        return parts.filter(Objects::nonNull).map(Objects::requireNonNull).toList();
    }
}
