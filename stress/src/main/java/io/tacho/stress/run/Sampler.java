package io.tacho.stress.run;

import io.tacho.journal.JournalTap;
import io.tacho.stress.measure.ProcessMeter;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.HdrHistogram.Histogram;

/**
 * Samples a running system twice a second for whoever shows progress, and anchors its journal's
 * clocks every second; on a thread of its own.
 */
final class Sampler implements AutoCloseable {
    private static final long INTERVAL_MILLIS = 500;
    private static final long SAMPLES_PER_ANCHOR = 2;
    private static final long PATIENCE_SECONDS = 60;
    private static final int DIGITS = 2;

    private final LoadedSystem target;
    private final RunProgress progress;
    private final Histogram recent = new Histogram(DIGITS);
    private final ScheduledExecutorService executor =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        Thread thread = new Thread(task, "progress");
                        thread.setDaemon(true);
                        return thread;
                    });
    private long samples;
    private volatile LongSupplier done = () -> 0;

    Sampler(LoadedSystem target, RunProgress progress) {
        this.target = target;
        this.progress = progress;
        executor.scheduleAtFixedRate(
                this::sample, INTERVAL_MILLIS, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** A phase begins whose advance the supplier tells. */
    void phase(String name, long total, LongSupplier advance) {
        done = advance;
        progress.phase(name, total);
    }

    private void sample() {
        if (++samples % SAMPLES_PER_ANCHOR == 0) {
            anchorJournal();
        }
        recent.reset();
        target.tap().collectRecent(recent);
        progress.sample(
                new RunProgress.Sample(
                        done.getAsLong(),
                        target.tap().operationsCompleted(),
                        target.system().counts(),
                        recent,
                        ProcessMeter.collections()));
    }

    /**
     * So that clocks can be told apart all through a journal, and a kill costs a second's names at
     * most.
     */
    private void anchorJournal() {
        JournalTap journal = target.journal();
        if (journal != null) {
            journal.anchor();
        }
    }

    @Override
    public void close() {
        // Not shutdownNow(): an interrupted thread would close the file that it appends an anchor
        // to.
        executor.shutdown();
        try {
            if (!executor.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the sampling thread does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        progress.finish();
    }
}
