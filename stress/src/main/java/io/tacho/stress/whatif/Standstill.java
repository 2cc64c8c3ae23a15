package io.tacho.stress.whatif;

import io.tacho.journal.format.PauseCause;
import io.tacho.journal.reader.Pause;
import io.tacho.stress.measure.Stops;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * In which pauses somebody really stood still. A hiccup is seen by a thread that only measures, and
 * a worker may have gone on meanwhile; where the record shows it at work within a pause, what
 * counts is the longest part without, if that is most of it.
 */
final class Standstill {
    private static final int PARTS = Long.SIZE;

    private final Pauses pauses;

    /** Of each pause, in which of its parts there was a sign of life. */
    private final long[] alive;

    Standstill(Pauses pauses) {
        this.pauses = pauses;
        alive = new long[pauses.count()];
    }

    /** It did something at a time. */
    void wasAlive(long time) {
        int index = pauses.around(time);
        if (index >= 0) {
            Pause pause = pauses.get(index);
            double share = (double) (time - pause.from()) / (pause.to() - pause.from());
            alive[index] |= 1L << (int) (share * PARTS);
        }
    }

    /** As it was, on each lap. */
    Stops recorded(Laps laps) {
        List<long[]> parts = new ArrayList<>();
        for (int i = 0; i < pauses.count(); i++) {
            addOnLaps(still(pauses.get(i), alive[i]), laps, laps.count(), parts);
        }
        return merged(parts);
    }

    /** As it would be. Collections come as often as messages do, all else at its time. */
    Stops under(Conditions conditions, Laps laps) {
        List<long[]> parts = new ArrayList<>();
        for (int i = 0; i < pauses.count(); i++) {
            Pause pause = pauses.get(i);
            long[] still = still(pause, alive[i]);
            if (conditions.without().contains(pause.cause())) {
                continue;
            }
            if (pause.cause() != PauseCause.GC) {
                addOnLaps(still, laps, laps.ofPauses(), parts);
                continue;
            }
            List<long[]> played = new ArrayList<>();
            addOnLaps(still, laps, laps.count(), played);
            for (long[] part : played) {
                long from = laps.compressed(part[0]);
                parts.add(new long[] {from, from + part[1] - part[0]});
            }
        }
        return merged(parts);
    }

    /** What lies before all laps comes before the first, what lies behind them after the last. */
    private static void addOnLaps(long[] part, Laps laps, int count, List<long[]> parts) {
        for (int lap = 0; lap < count && part[0] < part[1]; lap++) {
            boolean early = part[0] < laps.origin();
            boolean late = part[0] >= laps.origin() + laps.length();
            if (!(early && lap > 0) && !(late && lap < count - 1)) {
                long shift = laps.shift(lap);
                parts.add(new long[] {part[0] + shift, part[1] + shift});
            }
        }
    }

    private static long[] still(Pause pause, long alive) {
        if (alive == 0) {
            return new long[] {pause.from(), pause.to()};
        }
        int longest = 0;
        int longestEnd = 0;
        int run = 0;
        for (int i = 0; i < PARTS; i++) {
            run = (alive >>> i & 1) == 0 ? run + 1 : 0;
            if (run > longest) {
                longest = run;
                longestEnd = i + 1;
            }
        }
        if (longest < PARTS / 2) {
            return new long[] {pause.from(), pause.from()};
        }
        double part = (double) (pause.to() - pause.from()) / PARTS;
        return new long[] {
            pause.from() + (long) Math.ceil((longestEnd - longest) * part),
            pause.from() + (long) (longestEnd * part)
        };
    }

    private static Stops merged(List<long[]> parts) {
        parts.sort(Comparator.comparingLong(part -> part[0]));
        List<long[]> merged = new ArrayList<>();
        for (long[] part : parts) {
            long[] last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last != null && part[0] <= last[1]) {
                last[1] = Math.max(last[1], part[1]);
            } else {
                merged.add(part.clone());
            }
        }
        return new Stops(
                merged.stream().mapToLong(part -> part[0]).toArray(),
                merged.stream().mapToLong(part -> part[1]).toArray());
    }
}
