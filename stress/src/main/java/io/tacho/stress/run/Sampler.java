package io.tacho.stress.run;

import io.tacho.journal.JournalTap;
import io.tacho.runtime.MessageCounts;
import io.tacho.stress.load.LoadGenerator;
import io.tacho.stress.measure.HeapWatch;
import io.tacho.stress.measure.Histograms;
import io.tacho.stress.measure.OperationLatency;
import io.tacho.stress.measure.ProcessMeter;
import io.tacho.stress.series.RunSeries;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Samples a running system ten times a second: for its series, for thresholds and a full heap that
 * may end the run, twice a second for whoever shows progress; and anchors its journal's clocks
 * every second. On a thread of its own.
 */
final class Sampler implements AutoCloseable {
    private static final long INTERVAL_MILLIS = 100;
    private static final long SAMPLES_PER_PROGRESS = 5;
    private static final long SAMPLES_PER_ANCHOR = 10;
    private static final long PATIENCE_SECONDS = 60;

    private final LoadedSystem target;
    private final LoadGenerator load;
    private final ThresholdWatch watch;
    private final HeapWatch heap;
    private final RunSeries series;
    private final RunProgress progress;
    private final OperationLatency inside = new OperationLatency();
    private final OperationLatency outside = new OperationLatency();
    private final Histogram shown = Histograms.create();
    private final ScheduledExecutorService executor =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        Thread thread = new Thread(task, ProcessMeter.SAMPLER);
                        thread.setDaemon(true);
                        return thread;
                    });
    private long samples;
    private long failures;
    private @Nullable Throwable failure;
    private boolean measuring;

    /** When the window began. */
    private long failedBefore;

    /** What is handed over from now on is collected when all has ended. */
    private boolean over;

    private volatile LongSupplier done = () -> 0;

    Sampler(
            LoadedSystem target,
            LoadGenerator load,
            ThresholdWatch watch,
            HeapWatch heap,
            RunSeries series,
            RunProgress progress) {
        this.target = target;
        this.load = load;
        this.watch = watch;
        this.heap = heap;
        this.series = series;
        this.progress = progress;
        executor.scheduleAtFixedRate(
                this::sample, INTERVAL_MILLIS, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** A phase begins whose advance the supplier tells. */
    void phase(String name, long total, LongSupplier advance) {
        done = advance;
        progress.phase(name, total);
    }

    /** A phase begins that takes a time. */
    void phase(String name, Duration duration) {
        long from = System.nanoTime();
        phase(name, duration.toNanos(), () -> System.nanoTime() - from);
    }

    /** Operations are measured from now on. */
    void measure() {
        onThread(
                () -> {
                    series.begin(target.window().startsAt(), load.started());
                    failedBefore = target.system().counts().failed();
                    measuring = true;
                });
    }

    /** All operations that are measured have ended. */
    void measured() {
        onThread(
                () -> {
                    sample();
                    series.ended();
                    measuring = false;
                    over = true;
                });
    }

    private void onThread(Runnable action) {
        await(executor.submit(action));
    }

    private static void await(Future<?> ended) {
        try {
            ended.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the sampling thread failed", e.getCause());
        }
    }

    /** Goes on whatever fails: somebody has to look at the heap. */
    private void sample() {
        samples++;
        try {
            try {
                look();
            } catch (OutOfMemoryError e) {
                heap.exhausted();
                throw e;
            }
        } catch (Throwable e) {
            failures++;
            if (failure == null) {
                failure = e;
            }
        }
    }

    private void look() {
        MessageCounts counts = target.system().counts();
        heap.look(counts.outstanding());
        if (samples % SAMPLES_PER_ANCHOR == 0) {
            anchorJournal();
        }
        inside.reset();
        outside.reset();
        if (!over) {
            target.tap().collectRecent(inside, outside);
        }
        if (measuring) {
            series.add(
                    inside,
                    new RunSeries.Sample(System.nanoTime(), load.started(), counts.outstanding()));
            if (load.startedForOthers() == 0) {
                // With others' there is no telling how many there will be.
                watch.add(inside.response(), counts.failed() - failedBefore);
            }
        }
        shown.add((measuring ? inside : outside).response());
        if (samples % SAMPLES_PER_PROGRESS == 0) {
            progress.sample(
                    new RunProgress.Sample(
                            done.getAsLong(), counts, shown, ProcessMeter.collections()));
            shown.reset();
        }
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

    /**
     * What could not be sampled, for people; once this is closed.
     *
     * @return empty if nothing is missing
     */
    String missing() {
        return failure == null
                ? ""
                : "the figures over time lack what "
                        + failures
                        + " of "
                        + samples
                        + " samples should have added: "
                        + failure;
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
