package io.tacho.profiling.machine;

import java.time.Duration;

/**
 * How far apart the cores are at the moment: two threads write one variable in turns. On a virtual
 * machine the answer changes while nothing runs, because its CPUs move from one core to another.
 */
final class CorePingPong {
    private static final int BATCH = 100;
    private static final int PING = 1;
    private static final int PONG = 2;
    private static final int END = 3;

    /**
     * Some 20 us: no cores are that far apart, so the other thread does not run. If it waits for
     * this core, it would for a time slice of some ms, 200 times in a batch.
     */
    private static final int SPINS = 1000;

    /** A batch of threads that had to yield in each round trip takes longer. */
    private static final long ON_ONE_CORE_NANOS = BATCH * 10_000L;

    private static final long PATIENCE_NANOS = 250_000_000;

    private volatile int turn = PONG;

    CorePingPong() {}

    /**
     * Keeps two cores busy.
     *
     * @param duration how long, from when the partner runs; 20 ms are enough for the compiler and
     *     for thousands of batches
     * @return ns a round trip, the least of batches of {@value #BATCH}: what else runs only makes
     *     it longer
     */
    static double measure(Duration duration) {
        CorePingPong cores = new CorePingPong();
        Thread partner = new Thread(cores::answer, "ping-pong");
        partner.setDaemon(true);
        partner.start();
        return cores.ask(duration.toNanos());
    }

    /**
     * Plays for so long, to be called once; another thread is in {@link #answer}, or will be.
     *
     * @return as {@link #measure}
     */
    double ask(long nanos) {
        // Kernels start a thread on the core of the one that makes it, and may take 20 ms to move
        // it to an idle one. The time begins when both run, or when others leave them no core.
        long least = batchNanos();
        long patience = System.nanoTime() + PATIENCE_NANOS;
        while (least > ON_ONE_CORE_NANOS && System.nanoTime() - patience < 0) {
            least = batchNanos();
        }
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
            for (int spins = 0; turn == PING; spins++) {
                pause(spins);
            }
        }
        return System.nanoTime() - start;
    }

    /** Returns when the one who asks has enough. */
    void answer() {
        int spins = 0;
        for (int now = turn; now != END; now = turn) {
            if (now == PING) {
                turn = PONG;
                spins = 0;
            } else {
                pause(spins++);
            }
        }
    }

    private static void pause(int spins) {
        if (spins < SPINS) {
            Thread.onSpinWait();
        } else {
            Thread.yield();
        }
    }
}
