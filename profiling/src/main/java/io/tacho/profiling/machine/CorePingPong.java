package io.tacho.profiling.machine;

import java.util.concurrent.TimeUnit;

/**
 * How far apart the cores are at the moment: two threads write one variable in turns. On a virtual
 * machine the answer changes while nothing runs, because its CPUs move from one core to another.
 */
public final class CorePingPong {
    private static final long DURATION_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final int BATCH = 100;
    private static final int PING = 1;
    private static final int PONG = 2;
    private static final int END = 3;

    private volatile int turn = PONG;

    CorePingPong() {}

    /**
     * Takes 200 ms of two cores.
     *
     * @return ns a round trip, the least of batches of 100: what else runs only makes it longer
     */
    public static double measure() {
        CorePingPong cores = new CorePingPong();
        Thread partner = new Thread(cores::answer, "ping-pong");
        partner.setDaemon(true);
        partner.start();
        return cores.ask(DURATION_NANOS);
    }

    /**
     * Plays for so long, to be called once; another thread is in {@link #answer}.
     *
     * @return as {@link #measure}
     */
    double ask(long nanos) {
        long least = Long.MAX_VALUE;
        long end = System.nanoTime() + nanos;
        do {
            least = Math.min(least, batchNanos());
        } while (System.nanoTime() - end < 0);
        turn = END;
        return (double) least / BATCH;
    }

    private long batchNanos() {
        long start = System.nanoTime();
        for (int i = 0; i < BATCH; i++) {
            turn = PING;
            while (turn == PING) {
                Thread.onSpinWait();
            }
        }
        return System.nanoTime() - start;
    }

    /** Returns when the one who asks has enough. */
    void answer() {
        for (int now = turn; now != END; now = turn) {
            if (now == PING) {
                turn = PONG;
            } else {
                Thread.onSpinWait();
            }
        }
    }
}
