package io.tacho.profiling;

import java.util.concurrent.CountDownLatch;

/** Work that a profile is bound to show, done until there are samples of it. */
final class Workload {
    private static final int ENOUGH_SAMPLES = 20;
    private static final int MOST_ROUNDS = 5_000;

    private double sum;
    private byte[] garbage = {};

    /** Computes until the session has so many samples; at most some seconds of work. */
    void compute(ProfilerSession session, int samples) {
        for (int round = 0; round < MOST_ROUNDS && session.samples() < samples; round++) {
            sum += spinningMethod();
        }
    }

    /** Allocates until the session has enough samples; at most 50 GB. */
    void allocate(ProfilerSession session) {
        for (int round = 0; round < MOST_ROUNDS && session.samples() < ENOUGH_SAMPLES; round++) {
            garbage = allocatingMethod();
        }
    }

    /** Makes another thread wait for a lock that this one holds, for at least a millisecond. */
    void contend() throws InterruptedException {
        Object lock = new Object();
        CountDownLatch held = new CountDownLatch(1);
        Thread waiter = new Thread(() -> waitingMethod(lock, held), "waiter");
        synchronized (lock) {
            waiter.start();
            held.countDown();
            while (waiter.getState() != Thread.State.BLOCKED) {
                Thread.onSpinWait();
            }
            long blockedAt = System.nanoTime();
            while (System.nanoTime() - blockedAt < 1_000_000) {
                Thread.onSpinWait();
            }
        }
        waiter.join();
    }

    /** Keeps the compiler from dropping the work. */
    double result() {
        return sum + garbage.length;
    }

    private static double spinningMethod() {
        double result = 0;
        for (int i = 0; i < 1_000_000; i++) {
            result += Math.sqrt(i);
        }
        return result;
    }

    private static byte[] allocatingMethod() {
        byte[] last = {};
        for (int i = 0; i < 100; i++) {
            last = new byte[100_000 + i];
        }
        return last;
    }

    private void waitingMethod(Object lock, CountDownLatch held) {
        try {
            held.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        synchronized (lock) {
            sum++;
        }
    }
}
