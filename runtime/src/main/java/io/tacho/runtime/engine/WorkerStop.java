package io.tacho.runtime.engine;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Ends workers, all of them at a time. */
final class WorkerStop {
    private static final long INTERRUPT_GRACE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private WorkerStop() {}

    /**
     * Ends workers once they find nothing more to do.
     *
     * @param graceMillis how long to wait for handlers that run; then they are interrupted
     * @return false if a handler did not even end when interrupted, so that its worker runs on
     */
    static boolean stop(List<Worker> workers, long graceMillis) {
        workers.forEach(Worker::stopWhenIdle);
        BooleanSupplier ended = () -> workers.stream().noneMatch(Worker::isAlive);
        if (Waiting.until(ended, TimeUnit.MILLISECONDS.toNanos(graceMillis))) {
            return true;
        }
        workers.forEach(Worker::interrupt);
        boolean all = Waiting.until(ended, INTERRUPT_GRACE_NANOS);
        for (Worker worker : workers) {
            if (worker.isAlive()) {
                worker.system()
                        .failures()
                        .note(
                                worker.getName()
                                        + " does not end: a handler ignores interruption; its"
                                        + " messages stay uncounted and its record unclosed");
            }
        }
        return all;
    }
}
