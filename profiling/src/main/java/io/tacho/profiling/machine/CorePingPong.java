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

    private CorePingPong() {}

    /**
     * Takes 200 ms of two cores.
     *
     * @return ns a round trip, the least of batches of 100: what else runs only makes it longer
     */
    public static double measure() {
        return new CorePingPong().play();
    }

    private double play() {
        Thread partner = new Thread(this::answer, "ping-pong");
        partner.setDaemon(true);
        partner.start();
        long least = Long.MAX_VALUE;
        long end = System.nanoTime() + DURATION_NANOS;
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

    private void answer() {
        for (int now = turn; now != END; now = turn) {
            if (now == PING) {
                turn = PONG;
            } else {
                Thread.onSpinWait();
            }
        }
    }
}
