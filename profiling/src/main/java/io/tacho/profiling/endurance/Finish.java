package io.tacho.profiling.endurance;

import java.util.concurrent.CountDownLatch;

/** Waiting for the end of a course. */
final class Finish {
    private Finish() {}

    static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    static void require(boolean right, String otherwise) {
        if (!right) {
            throw new IllegalStateException(otherwise);
        }
    }
}
