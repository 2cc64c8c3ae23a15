package io.tacho.stress.measure;

import io.tacho.journal.format.PauseCause;
import io.tacho.journal.reader.Pause;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The pauses of a process, each instant under one cause: where they overlap the surer one counts, a
 * collection before another safepoint before a hiccup.
 */
public final class DisjointPauses {
    private DisjointPauses() {}

    /**
     * Parts pauses so that none overlaps another.
     *
     * @param pauses as recorded, in the order of their beginnings
     * @return in the order of their beginnings
     */
    public static List<Pause> of(List<Pause> pauses) {
        List<Pause> apart = new ArrayList<>();
        for (PauseCause each : PauseCause.values()) {
            List<Pause> free = new ArrayList<>();
            for (Pause pause : pauses) {
                if (pause.cause() == each) {
                    addWhereFree(pause, apart, free);
                }
            }
            apart.addAll(free);
            apart.sort(Comparator.comparingLong(Pause::from));
        }
        return apart;
    }

    /**
     * Adds the parts of a pause that none of those there covers.
     *
     * @param there of other causes, in order
     * @param free of the same cause so far, in order
     */
    private static void addWhereFree(Pause pause, List<Pause> there, List<Pause> free) {
        Pause last = free.isEmpty() ? null : free.get(free.size() - 1);
        long at = last == null ? pause.from() : Math.max(pause.from(), last.to());
        for (int i = firstEndingAfter(there, at); i < there.size() && at < pause.to(); i++) {
            Pause other = there.get(i);
            if (other.from() >= pause.to()) {
                break;
            }
            if (other.from() > at) {
                free.add(new Pause(pause.cause(), at, other.from()));
            }
            at = Math.max(at, other.to());
        }
        if (at < pause.to()) {
            free.add(new Pause(pause.cause(), at, pause.to()));
        }
    }

    private static int firstEndingAfter(List<Pause> there, long time) {
        int low = 0;
        int high = there.size();
        while (low < high) {
            int middle = low + high >>> 1;
            if (there.get(middle).to() > time) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
