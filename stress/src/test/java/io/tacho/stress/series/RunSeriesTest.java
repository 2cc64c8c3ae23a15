package io.tacho.stress.series;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.stress.measure.OperationLatency;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunSeriesTest {
    private static final long SECOND = 1_000_000_000L;
    private static final int SAMPLES = 25;
    private static final int OPERATIONS = 10;

    @TempDir private Path temporary = Path.of("");

    /** Two seconds and a half, ten samples a second, of ten operations each. */
    private void run(Path csv, Path hlog) throws IOException {
        long start = System.nanoTime();
        try (RunSeries series = new RunSeries(new IntervalFiles(csv, hlog))) {
            series.begin(start, 100);
            for (int i = 1; i <= SAMPLES; i++) {
                if (i == 15) {
                    series.hiccup(7_000);
                    series.hiccup(12_300);
                }
                series.add(
                        operations(),
                        new RunSeries.Sample(start + i * SECOND / 10, 100 + i * OPERATIONS, i));
            }
            series.finish(operations());
            assertEquals("", series.missing());
            assertEquals(SAMPLES + 1, series.chart().slices());
        }
    }

    private static OperationLatency operations() {
        OperationLatency some = new OperationLatency();
        for (int i = 1; i <= OPERATIONS; i++) {
            some.record(1_000, 1_500, 1_000 + i * 1_000);
        }
        return some;
    }

    @Test
    void shouldWriteALineASecondAndOneOfWhatIsLeft() throws IOException {
        Path csv = temporary.resolve("series.csv");
        run(csv, temporary.resolve("latency.hlog"));
        List<String> lines = Files.readAllLines(csv);
        assertEquals(4, lines.size());
        assertTrue(lines.get(0).startsWith("from_s,to_s,started,completed,response_p50_us"));
        assertEquals(20, lines.get(0).split(",").length);
        assertEquals(20, lines.get(1).split(",").length);
        assertTrue(lines.get(1).startsWith("0.000,1.000,100,100,5.003,"), lines.get(1));
        assertTrue(lines.get(1).contains(",10,"), lines.get(1));
        assertTrue(lines.get(2).startsWith("1.000,2.000,100,100,"), lines.get(2));
        assertTrue(lines.get(2).contains(",12.3,"), lines.get(2));
        // The rest that nobody handed over is in the last one.
        assertTrue(lines.get(3).startsWith("2.000,2.500,50,60,"), lines.get(3));
    }

    @Test
    void shouldWriteALogThatHdrHistogramReads() throws IOException {
        Path hlog = temporary.resolve("latency.hlog");
        run(temporary.resolve("series.csv"), hlog);
        long responses = 0;
        long services = 0;
        try (HistogramLogReader reader = new HistogramLogReader(hlog.toFile())) {
            while (reader.hasNext()) {
                EncodableHistogram next = reader.nextIntervalHistogram();
                if (next instanceof Histogram histogram) {
                    if (histogram.getTag().equals("response")) {
                        responses += histogram.getTotalCount();
                        assertEquals(10_000, histogram.getMaxValue(), 10);
                    } else {
                        services += histogram.getTotalCount();
                        assertEquals(9_500, histogram.getMaxValue(), 10);
                    }
                }
            }
        }
        assertEquals((SAMPLES + 1) * OPERATIONS, responses);
        assertEquals(responses, services);
    }
}
