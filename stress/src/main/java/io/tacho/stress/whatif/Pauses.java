package io.tacho.stress.whatif;

import io.tacho.journal.reader.Pause;
import io.tacho.stress.measure.DisjointPauses;
import java.util.Arrays;
import java.util.List;

/**
 * The pauses of a process, each instant under one cause: a collection before another safepoint
 * before a hiccup, as the surer one.
 */
final class Pauses {
    private final Pause[] apart;
    private final long[] from;

    Pauses(List<Pause> recorded) {
        List<Pause> all = DisjointPauses.of(recorded);
        apart = all.toArray(new Pause[0]);
        from = all.stream().mapToLong(Pause::from).toArray();
    }

    int count() {
        return apart.length;
    }

    Pause get(int index) {
        return apart[index];
    }

    /** The index of the one that a time lies in, its ends apart; -1 if none. */
    int around(long time) {
        int found = Arrays.binarySearch(from, time);
        int index = found >= 0 ? -1 : -found - 2;
        return index >= 0 && time < apart[index].to() ? index : -1;
    }
}
