package io.tacho.profiling.endurance;

import java.util.Arrays;
import java.util.Locale;

/** When each message of some rounds was sent and handled; read when all have been. */
final class Waits {
    /** A round with a longer wait than this missed the goal. */
    private static final long GOAL_NANOS = 200_000;

    private final String what;
    private final int rounds;
    private final int messages;
    private final long[] sent;
    private final long[] handled;

    /**
     * @param messages of a round
     */
    Waits(String what, int rounds, int messages) {
        this.what = what;
        this.rounds = rounds;
        this.messages = messages;
        this.sent = new long[rounds * messages];
        this.handled = new long[rounds * messages];
    }

    void sent(int number) {
        sent[number] = System.nanoTime();
    }

    void handled(int number) {
        handled[number] = System.nanoTime();
    }

    private long[] sorted() {
        long[] waits = new long[sent.length];
        for (int i = 0; i < waits.length; i++) {
            Finish.require(handled[i] != 0, "message " + i + " was not handled");
            waits[i] = handled[i] - sent[i];
        }
        Arrays.sort(waits);
        return waits;
    }

    /** The longest wait of each round, the shortest first. */
    private long[] longest() {
        long[] longest = new long[rounds];
        for (int i = 0; i < sent.length; i++) {
            int round = i / messages;
            longest[round] = Math.max(longest[round], handled[i] - sent[i]);
        }
        Arrays.sort(longest);
        return longest;
    }

    private static double at(long[] sorted, double quantile) {
        return sorted[(int) Math.min(sorted.length - 1, quantile * sorted.length)] / 1e3;
    }

    @Override
    public String toString() {
        long[] waits = sorted();
        long[] longest = longest();
        long late = Arrays.stream(longest).filter(wait -> wait > GOAL_NANOS).count();
        return String.format(
                Locale.ROOT,
                "%,d messages %s waited: p50 %.1f us, p99 %.1f us, p99.9 %.1f us, most %.1f us;"
                        + " longest wait of a round: median %.1f us, over %d us in %d of %d",
                waits.length,
                what,
                at(waits, 0.5),
                at(waits, 0.99),
                at(waits, 0.999),
                at(waits, 1),
                at(longest, 0.5),
                GOAL_NANOS / 1_000,
                late,
                rounds);
    }
}
