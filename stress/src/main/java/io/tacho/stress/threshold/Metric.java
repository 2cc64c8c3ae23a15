package io.tacho.stress.threshold;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a run measures and a threshold may ask for. */
public enum Metric {
    /** Of operations, from when they were due. */
    RESPONSE("latency", Unit.NANOS, true),
    /** Of operations, from when they were really sent. */
    SERVICE("service", Unit.NANOS, true),
    /** Of messages, sent to received. */
    QUEUE_WAIT("queueWait", Unit.NANOS, true),
    /** Of messages, received to completed. */
    HANDLING("handling", Unit.NANOS, true),
    /** Operations completed a second. */
    RATE("rate", Unit.PER_SECOND, false),
    /** Operations completed. */
    OPERATIONS("operations", Unit.COUNT, false),
    /** Operations sent more than 1 ms after they were due. */
    LATE_SENDS("lateSends", Unit.COUNT, false),
    /** Messages accepted by mailboxes. */
    SENT("sent", Unit.COUNT, false),
    /** Messages whose handlers returned. */
    HANDLED("handled", Unit.COUNT, false),
    /** Messages whose handlers threw. */
    FAILED("failed", Unit.COUNT, false),
    /** Messages evicted by full mailboxes. */
    DROPPED("dropped", Unit.COUNT, false),
    /** Messages without a living recipient. */
    DEAD_LETTERS("deadLetters", Unit.COUNT, false),
    /** Messages too old when their turn came. */
    EXPIRED("expired", Unit.COUNT, false),
    /** Messages in mailboxes at shutdown. */
    PENDING("pending", Unit.COUNT, false),
    /** Messages that are nowhere. */
    LOST("lost", Unit.COUNT, false),
    /** Messages refused to the sender's face. */
    REJECTED("rejected", Unit.COUNT, false),
    /** Collections in the window. */
    GC_COUNT("gc.count", Unit.COUNT, false),
    /** Time of collections in the window. */
    GC_TIME("gc.time", Unit.NANOS, false),
    /** Bytes allocated by all threads, by message handled. */
    ALLOCATED("alloc", Unit.BYTES, false);

    private final String label;
    private final Unit unit;
    private final boolean isDistribution;

    Metric(String label, Unit unit, boolean isDistribution) {
        this.label = label;
        this.unit = unit;
        this.isDistribution = isDistribution;
    }

    /**
     * Its name in thresholds.
     *
     * @return the name
     */
    public String label() {
        return label;
    }

    Unit unit() {
        return unit;
    }

    /** Whether it has percentiles; if not it is one number. */
    boolean isDistribution() {
        return isDistribution;
    }

    static @Nullable Metric of(String label) {
        if (label.equals("response")) {
            return RESPONSE;
        }
        for (Metric each : values()) {
            if (each.label.equals(label)) {
                return each;
            }
        }
        return null;
    }

    static String labels(boolean distributions) {
        return Arrays.stream(values())
                .filter(each -> each.isDistribution == distributions)
                .map(Metric::label)
                .collect(Collectors.joining(", "));
    }
}
