package io.tacho.stress.run;

import io.tacho.stress.load.LoadGenerator;
import io.tacho.stress.scenario.GuardedScenario;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The thread that starts operations, one for all phases of a run; whoever waits for it finds out if
 * the scenario never gives it back. Confined to the run's thread, but for {@link #stop}.
 */
final class LoadThread implements AutoCloseable {
    private static final long LOOK_MILLIS = 50;

    private final LoadGenerator load;
    private final GuardedScenario scenario;
    private volatile Thread thread = Thread.currentThread();
    private volatile boolean stopped;
    private boolean interrupted;
    private final ExecutorService executor =
            Executors.newSingleThreadExecutor(
                    task -> {
                        Thread made = new Thread(task, "load");
                        made.setDaemon(true);
                        thread = made;
                        return made;
                    });

    LoadThread(LoadGenerator load, GuardedScenario scenario) {
        this.load = load;
        this.scenario = scenario;
    }

    void warmUp(Duration duration) {
        await(() -> load.warmUp(duration), duration);
    }

    void run(Duration duration) {
        await(load::run, duration);
    }

    /** The present phase is to end soon, and later ones at once. Any thread. */
    void stop() {
        stopped = true;
        load.stop();
    }

    /** Whether the run's thread was interrupted while it waited for this one. */
    boolean interrupted() {
        return interrupted;
    }

    private void await(Runnable phase, Duration duration) {
        Future<?> running = executor.submit(phase);
        long overdue = System.nanoTime() + duration.plus(scenario.patience()).toNanos();
        boolean wasStopped = false;
        while (true) {
            try {
                running.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                break;
            } catch (TimeoutException e) {
                if (stopped && !wasStopped) {
                    wasStopped = true;
                    overdue = Math.min(overdue, System.nanoTime() + scenario.patience().toNanos());
                }
                if (System.nanoTime() - overdue > 0) {
                    throw scenario.hangs("start", thread);
                }
            } catch (InterruptedException e) {
                // Not set again before the run is over: until then there is much to wait for.
                interrupted = true;
                stop();
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException thrown
                        ? thrown
                        : new IllegalStateException("the load's thread failed", e.getCause());
            }
        }
        // Of a closed loop it was a worker that called the scenario.
        RuntimeException failure = scenario.failure();
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public void close() {
        executor.shutdown();
    }
}
