package io.tacho.stress.analyze;

import io.tacho.journal.format.PauseCause;
import io.tacho.journal.reader.Pause;
import io.tacho.stress.measure.DisjointPauses;
import io.tacho.stress.measure.Stops;
import java.util.Arrays;
import java.util.List;

/**
 * When the process was kept from running, each instant under one cause: where pauses overlap, the
 * more certain one counts, a collection before another safepoint before a hiccup. Answers in the
 * logarithm of their number.
 */
final class PauseTimeline {
    private static final PauseCause[] ALL = PauseCause.values();
    private static final int CAUSES = ALL.length;

    private final long[] from;
    private final long[] to;
    private final PauseCause[] cause;

    /** By cause, what all pauses before this one took together. */
    private final long[][] before;

    PauseTimeline(List<Pause> pauses) {
        List<Pause> apart = DisjointPauses.of(pauses);
        int size = apart.size();
        from = apart.stream().mapToLong(Pause::from).toArray();
        to = apart.stream().mapToLong(Pause::to).toArray();
        cause = apart.stream().map(Pause::cause).toArray(PauseCause[]::new);
        before = new long[CAUSES][size + 1];
        for (int i = 0; i < size; i++) {
            for (int c = 0; c < CAUSES; c++) {
                before[c][i + 1] = before[c][i];
            }
            before[cause[i].ordinal()][i + 1] += to[i] - from[i];
        }
    }

    /**
     * How much of a time lies in pauses, ns.
     *
     * @param byCause gets it for each {@link WaitCause} that is one
     * @return the sum
     */
    long within(long begin, long end, long[] byCause) {
        int beginsIn = begunBefore(begin);
        int endsIn = begunBefore(end);
        long sum = 0;
        for (PauseCause each : ALL) {
            long nanos = end <= begin ? 0 : upTo(each, end, endsIn) - upTo(each, begin, beginsIn);
            byCause[WaitCause.of(each).ordinal()] = nanos;
            sum += nanos;
        }
        return sum;
    }

    /** The same whatever their causes are, for one thread. */
    Stops stops() {
        return new Stops(from, to);
    }

    /** How many pauses begin before a time. */
    private int begunBefore(long time) {
        int found = Arrays.binarySearch(from, time);
        return found >= 0 ? found : -found - 1;
    }

    /**
     * @param begun how many begin before the time
     */
    private long upTo(PauseCause of, long time, int begun) {
        long sum = before[of.ordinal()][begun];
        if (begun > 0 && to[begun - 1] > time && cause[begun - 1] == of) {
            sum -= to[begun - 1] - time;
        }
        return sum;
    }
}
