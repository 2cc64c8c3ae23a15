package io.tacho.stress.series;

import io.tacho.journal.format.PauseCause;
import io.tacho.journal.reader.Pause;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The longest of the pauses of a process. Any thread. */
public final class LongestPauses {
    /** As many as a chart can show. */
    private static final int MOST = 500;

    private static final Comparator<Pause> BY_LENGTH =
            Comparator.comparingLong(pause -> pause.to() - pause.from());

    private final PriorityQueue<Pause> pauses = new PriorityQueue<>(BY_LENGTH);

    /** None yet. */
    public LongestPauses() {}

    /**
     * Adds one.
     *
     * @param cause of it
     * @param from ns of {@link System#nanoTime()}
     * @param to likewise
     */
    public synchronized void add(PauseCause cause, long from, long to) {
        pauses.add(new Pause(cause, from, to));
        if (pauses.size() > MOST) {
            pauses.remove();
        }
    }

    /**
     * Those that lie in a time.
     *
     * @param from ns of {@link System#nanoTime()}
     * @param to likewise
     * @return the longest first
     */
    public synchronized List<Pause> within(long from, long to) {
        return pauses.stream()
                .filter(pause -> pause.to() > from && pause.from() < to)
                .sorted(BY_LENGTH.reversed())
                .toList();
    }
}
