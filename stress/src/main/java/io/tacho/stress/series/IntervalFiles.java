package io.tacho.stress.series;

import io.tacho.journal.OwnerOnlyFiles;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/**
 * Each second of a run as it passes: a line of a CSV file, and two histograms of an HdrHistogram
 * log (version 1.3), tagged {@code response} and {@code service}, in ns. What can't be written ends
 * the files, not the run. Confined to a thread.
 */
public final class IntervalFiles implements AutoCloseable {
    private static final String HEADER =
            "from_s,to_s,started,completed,response_p50_us,response_p90_us,response_p99_us,"
                    + "response_p99.9_us,response_max_us,service_p50_us,service_p99_us,"
                    + "service_max_us,backlog,gc_count,gc_ms,longest_hiccup_us,heap_bytes,"
                    + "resident_bytes,threads,open_files";

    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NANOS_PER_MICRO = 1e3;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Path csv;
    private final PrintStream lines;
    private final PrintStream histograms;
    private final HistogramLogWriter log;
    private long epochMillis;
    private double endedAfter = Double.NaN;

    /**
     * Begins both.
     *
     * @param csv must not exist
     * @param hlog must not exist
     * @throws IOException if they can't be made
     */
    public IntervalFiles(Path csv, Path hlog) throws IOException {
        this.csv = csv;
        lines = stream(csv);
        try {
            histograms = stream(hlog);
        } catch (IOException e) {
            lines.close();
            throw e;
        }
        log = new HistogramLogWriter(histograms);
        lines.println(HEADER);
    }

    private static PrintStream stream(Path file) throws IOException {
        OutputStream out = new BufferedOutputStream(OwnerOnlyFiles.createNew(file));
        return new PrintStream(out, false, StandardCharsets.UTF_8);
    }

    /**
     * The measured window begins.
     *
     * @param at ms since 1970
     */
    public void begin(long at) {
        epochMillis = at;
        log.outputLogFormatVersion();
        log.outputStartTime(at);
        log.setBaseTime(at);
        log.outputLegend();
    }

    /**
     * Writes an interval.
     *
     * @param interval the one after the one before
     */
    public void add(Interval interval) {
        if (!Double.isNaN(endedAfter)) {
            return;
        }
        Histogram response = interval.operations().response();
        Histogram service = interval.operations().service();
        lines.printf(
                Locale.ROOT,
                "%.3f,%.3f,%d,%d,%s,%s,%s,%s,%s,%s,%s,%s,%d,%d,%d,%.1f,%d,%d,%d,%d%n",
                interval.fromNanos() / NANOS_PER_SECOND,
                interval.toNanos() / NANOS_PER_SECOND,
                interval.started(),
                response.getTotalCount(),
                micros(response, 50),
                micros(response, 90),
                micros(response, 99),
                micros(response, 99.9),
                micros(response, 100),
                micros(service, 50),
                micros(service, 99),
                micros(service, 100),
                interval.backlog(),
                interval.gcCount(),
                interval.gcMillis(),
                interval.longestHiccupNanos() / NANOS_PER_MICRO,
                interval.resources().heapBytes(),
                interval.resources().residentBytes(),
                interval.resources().threads(),
                interval.resources().openFiles());
        write(interval, response, "response");
        write(interval, service, "service");
        // So that all up to here is there if the process is killed.
        lines.flush();
        histograms.flush();
        if (lines.checkError() || histograms.checkError()) {
            endedAfter = interval.fromNanos() / NANOS_PER_SECOND;
        }
    }

    /** Nothing where nothing ended: that is no time of 0. */
    private static String micros(Histogram histogram, double percentile) {
        return histogram.getTotalCount() == 0
                ? ""
                : String.format(
                        Locale.ROOT,
                        "%.3f",
                        histogram.getValueAtPercentile(percentile) / NANOS_PER_MICRO);
    }

    private void write(Interval interval, Histogram histogram, String tag) {
        if (histogram.getTotalCount() > 0) {
            histogram.setTag(tag);
            histogram.setStartTimeStamp(epochMillis + interval.fromNanos() / NANOS_PER_MILLI);
            histogram.setEndTimeStamp(epochMillis + interval.toNanos() / NANOS_PER_MILLI);
            log.outputIntervalHistogram(histogram);
        }
    }

    /**
     * What is missing, for people.
     *
     * @return empty if all was written
     */
    public String missing() {
        return Double.isNaN(endedAfter)
                ? ""
                : String.format(
                        Locale.ROOT,
                        "%s and the histogram log end after %.0f s: they could not be written"
                                + " further, is the disk full?",
                        csv.getFileName(),
                        endedAfter);
    }

    @Override
    public void close() {
        lines.close();
        histograms.close();
    }
}
