package io.tacho.stress.series;

import io.tacho.stress.measure.OperationLatency;
import io.tacho.stress.measure.ProcessMeter;
import io.tacho.stress.measure.ProcessResources;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The measured window over time: samples come in ten times a second, go into the chart, and each
 * second of them into the files. Confined to the sampling thread while that runs, but for {@link
 * #hiccup}.
 */
public final class RunSeries implements AutoCloseable {
    /** How long a slice of the chart is in a short run. */
    private static final long SLICE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** Samples come a little early or late. */
    private static final long TOLERANCE_NANOS = SLICE_NANOS / 2;

    private final Chart chart = new Chart(SLICE_NANOS);
    private final IntervalFiles files;
    private final Seconds seconds = new Seconds();
    private final OperationLatency second = new OperationLatency();
    private final AtomicLong longestHiccup = new AtomicLong();
    private long startsAt;
    private long startedAt;
    private long from;
    private long startedBefore;
    private ProcessMeter.Reading gcBefore = ProcessMeter.readCollections();
    private ProcessMeter.@Nullable Reading gcAtEnd;
    private long hiccupAtEnd;
    private Sample last = new Sample(0, 0, 0);
    private ProcessResources resourcesAtStart = ProcessResources.NONE;
    private ProcessResources mostResources = ProcessResources.NONE;
    private ProcessResources resources = ProcessResources.NONE;

    /**
     * A sample of a system.
     *
     * @param at ns of {@link System#nanoTime()}
     * @param started operations started so far
     * @param backlog messages on their way
     */
    public record Sample(long at, long started, long backlog) {}

    /**
     * Writes to files.
     *
     * @param files new; closed with this
     */
    public RunSeries(IntervalFiles files) {
        this.files = files;
    }

    /**
     * The window begins.
     *
     * @param at ns of {@link System#nanoTime()}
     * @param started operations started before
     */
    public void begin(long at, long started) {
        startsAt = at;
        from = at;
        startedBefore = started;
        gcBefore = ProcessMeter.readCollections();
        readResources();
        resourcesAtStart = resources;
        longestHiccup.set(0);
        last = new Sample(at, started, 0);
        long ago = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - at);
        startedAt = System.currentTimeMillis() - ago;
        files.begin(startedAt);
    }

    /**
     * When the window began.
     *
     * @return ms since 1970; 0 if it didn't
     */
    public long startedAt() {
        return startedAt;
    }

    /**
     * Takes what came since the last sample.
     *
     * @param operations that were handed over
     * @param sample of the system
     */
    public void add(OperationLatency operations, Sample sample) {
        // They were completed between the two samples.
        long between = (last.at() + sample.at()) / 2;
        chart.add(Math.max(0, between - startsAt), operations);
        second.add(operations);
        last = sample;
        if (sample.at() - from >= INTERVAL_NANOS - TOLERANCE_NANOS) {
            readResources();
            write();
        }
    }

    /** The load has ended; what follows is what the system gives back. */
    public void ended() {
        readResources();
        gcAtEnd = ProcessMeter.readCollections();
        hiccupAtEnd = longestHiccup.get();
    }

    /**
     * The window has ended.
     *
     * @param rest operations that nobody has handed over
     */
    public void finish(OperationLatency rest) {
        if (startedAt == 0) {
            return;
        }
        chart.add(Math.max(0, last.at() - startsAt), rest);
        second.add(rest);
        if (second.response().getTotalCount() > 0 || last.started() > startedBefore) {
            write();
        }
    }

    private void write() {
        if (last.at() - from >= INTERVAL_NANOS / 2) {
            // What is left at the end is no second to compare with others.
            seconds.add(second);
        }
        ProcessMeter.Reading end = gcAtEnd;
        // What the tool itself collects after the load is not the run's.
        ProcessMeter.Reading gc = end == null ? ProcessMeter.readCollections() : end;
        long hiccup = longestHiccup.getAndSet(0);
        files.add(
                new Interval(
                        from - startsAt,
                        last.at() - startsAt,
                        second,
                        last.started() - startedBefore,
                        last.backlog(),
                        gc.gcCount() - gcBefore.gcCount(),
                        gc.gcMillis() - gcBefore.gcMillis(),
                        end == null ? hiccup : hiccupAtEnd,
                        resources));
        from = last.at();
        startedBefore = last.started();
        gcBefore = gc;
        second.reset();
    }

    private void readResources() {
        resources = ProcessResources.read();
        mostResources = mostResources.most(resources);
    }

    /**
     * The process was kept from running. Any thread.
     *
     * @param nanos for so long
     */
    public void hiccup(long nanos) {
        longestHiccup.accumulateAndGet(nanos, Math::max);
    }

    /**
     * The chart so far.
     *
     * @return the chart
     */
    public Chart chart() {
        return chart;
    }

    /**
     * How the seconds of the window vary.
     *
     * @return those so far
     */
    public Seconds seconds() {
        return seconds;
    }

    /**
     * What the process held when the window began.
     *
     * @return nothing if it didn't
     */
    public ProcessResources resourcesAtStart() {
        return resourcesAtStart;
    }

    /**
     * The most that it held of each at the end of a second.
     *
     * @return those so far
     */
    public ProcessResources mostResources() {
        return mostResources;
    }

    /**
     * What it held at the end of the last second.
     *
     * @return the last ones
     */
    public ProcessResources resources() {
        return resources;
    }

    /**
     * What the files lack, for people.
     *
     * @return empty if nothing
     */
    public String missing() {
        return files.missing();
    }

    @Override
    public void close() {
        files.close();
    }
}
