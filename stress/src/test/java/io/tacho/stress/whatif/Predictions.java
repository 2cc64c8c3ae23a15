package io.tacho.stress.whatif;

import io.tacho.journal.format.PauseCause;
import io.tacho.journal.reader.JournalReader;
import io.tacho.stress.measure.LatencyReport;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Recordings of three actors, and what is predicted of them under one condition. Times in ns. */
final class Predictions {
    static final int A = 2;
    static final int B = 4;
    static final int ON_OTHER = 3;

    private Predictions() {}

    /** With the actors a, b and c, of which the last begins on another worker if there are two. */
    static WrittenWorkers recording(Path directory, int workers) {
        WrittenWorkers written = new WrittenWorkers(directory.resolve("w" + workers), workers);
        written.actor(A, "a");
        written.actor(B, "b");
        written.actor(ON_OTHER, "c");
        return written;
    }

    /** Three messages, 1,000 ns each, due every 2,000 ns and noticed 100 ns late. */
    static JournalReader threeMessages(Path directory) {
        WrittenWorkers journal = recording(directory, 1);
        journal.operation(0, A, 2_000, 2_100, 3_100);
        journal.operation(0, B, 4_000, 4_100, 5_100);
        journal.operation(0, ON_OTHER, 6_000, 6_100, 7_100);
        return journal.end(10_000);
    }

    static Conditions load(double factor) {
        return new Conditions(factor, Map.of(), Set.of(), 0);
    }

    static Conditions workers(int count) {
        return new Conditions(1, Map.of(), Set.of(), count);
    }

    static Conditions faster(String name, double saved) {
        return new Conditions(1, Map.of(name, saved), Set.of(), 0);
    }

    static Conditions without(PauseCause cause) {
        return new Conditions(1, Map.of(), Set.of(cause), 0);
    }

    static LatencyReport predicted(JournalReader recording, Conditions conditions) {
        WhatIfReport report = new WhatIf(recording).recompute(conditions, null);
        return Objects.requireNonNull(report.predicted()).latency();
    }
}
