package io.tacho.journal;

import java.util.concurrent.CountDownLatch;

/** A writer thread that begins when the test says so: until then all batches stay on their way. */
final class GatedWriter {
    /** Nobody gives up waiting. */
    static final long FOR_EVER = Long.MAX_VALUE;

    private final CountDownLatch gate = new CountDownLatch(1);
    private final Thread thread;
    private final JournalWriter writer;
    private volatile boolean dies;

    GatedWriter(long patienceNanos) {
        Thread[] made = new Thread[1];
        writer =
                new JournalWriter(
                        task -> made[0] = new Thread(() -> passGate(task), "gated"), patienceNanos);
        thread = made[0];
    }

    private void passGate(Runnable task) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            return;
        }
        if (!dies) {
            task.run();
        }
    }

    JournalWriter writer() {
        return writer;
    }

    Thread thread() {
        return thread;
    }

    void open() {
        gate.countDown();
    }

    /** The thread ends with all that was handed over to it. */
    void die() {
        dies = true;
        open();
    }
}
