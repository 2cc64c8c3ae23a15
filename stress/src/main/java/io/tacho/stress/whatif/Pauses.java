package io.tacho.stress.whatif;

import io.tacho.journal.format.PauseCause;
import io.tacho.journal.reader.Pause;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The pauses of a process, each instant under one cause: a collection before another safepoint
 * before a hiccup, as the surer one.
 */
final class Pauses {
    private final Pause[] apart;
    private final long[] from;

    Pauses(List<Pause> recorded) {
        List<Pause> all = new ArrayList<>();
        for (PauseCause cause : PauseCause.values()) {
            List<Pause> surer = List.copyOf(all);
            long at = Long.MIN_VALUE;
            for (Pause pause : recorded) {
                if (pause.cause() == cause) {
                    addRest(pause, Math.max(at, pause.from()), surer, all);
                    at = Math.max(at, pause.to());
                }
            }
            all.sort(Comparator.comparingLong(Pause::from));
        }
        apart = all.toArray(new Pause[0]);
        from = all.stream().mapToLong(Pause::from).toArray();
    }

    /** Adds what of a pause, from a time on, no surer one covers. */
    private static void addRest(Pause pause, long begin, List<Pause> surer, List<Pause> to) {
        long at = begin;
        for (Pause other : surer) {
            if (other.to() > at && other.from() < pause.to()) {
                if (other.from() > at) {
                    to.add(new Pause(pause.cause(), at, other.from()));
                }
                at = other.to();
            }
        }
        if (at < pause.to()) {
            to.add(new Pause(pause.cause(), at, pause.to()));
        }
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
