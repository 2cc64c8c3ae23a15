package io.tacho.stress.analyze;

import io.tacho.journal.format.PauseCause;
import io.tacho.runtime.spi.WorkerActivity;
import java.util.Arrays;
import java.util.List;

/** What a message may wait for. */
enum WaitCause {
    GC("garbage collection"),
    SAFEPOINT("another safepoint"),
    HICCUP("process or machine not running"),
    LOAD("sent late by the load"),
    HANDLING("handlers on the same worker"),
    FLUSH("journal append"),
    HOUSEKEEPING("worker's housekeeping"),
    IDLE("worker looked for work"),
    ASLEEP("worker was asleep"),
    UNEXPLAINED("unexplained");

    /** What a worker does. */
    static final List<WaitCause> OF_A_WORKER = List.of(HANDLING, FLUSH, HOUSEKEEPING, IDLE, ASLEEP);

    private final String text;

    WaitCause(String text) {
        this.text = text;
    }

    static WaitCause of(PauseCause cause) {
        return switch (cause) {
            case GC -> GC;
            case SAFEPOINT -> SAFEPOINT;
            case HICCUP -> HICCUP;
        };
    }

    static WaitCause of(WorkerActivity activity) {
        return switch (activity) {
            case FLUSH -> FLUSH;
            case HOUSEKEEPING -> HOUSEKEEPING;
            case SPIN -> IDLE;
            case PARK -> ASLEEP;
        };
    }

    static List<String> texts() {
        return Arrays.stream(values()).map(WaitCause::text).toList();
    }

    String text() {
        return text;
    }
}
