package io.tacho.stress.report;

import io.tacho.profiling.suite.Discarded;
import io.tacho.profiling.suite.Group;
import io.tacho.profiling.suite.Measured;
import io.tacho.profiling.suite.Quantiles;
import io.tacho.profiling.suite.Ratio;
import io.tacho.profiling.suite.Status;
import io.tacho.profiling.suite.Suite;
import io.tacho.profiling.suite.Target;
import io.tacho.stress.bench.BenchFile;
import io.tacho.stress.compare.Figure;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a suite measured, beside what is asked of it. Some 90 columns. */
public final class BenchTable {
    private static final String ROW = "  %-36s %7s %7s %7s %7s %7s  %-10s %s%n";
    private static final String RATIO = "  %-60s %9s  %-10s %s%n";

    private final PrintWriter out;

    /**
     * On a writer.
     *
     * @param out where to
     */
    public BenchTable(PrintWriter out) {
        this.out = out;
    }

    /**
     * Prints.
     *
     * @param file what came of a suite
     */
    public void print(BenchFile file) {
        out.printf(ROW, "", "p50", "p90", "p99", "p99.9", "B/op", "asked", "");
        @Nullable Group group = null;
        for (BenchFile.Row row : file.benchmarks()) {
            Group next = row.measured().benchmark().group();
            if (next != group) {
                out.println(next.label());
                group = next;
            }
            row(row);
        }
        ratios(file.benchmarks().stream().map(BenchFile.Row::measured).toList());
        notes(file);
        out.flush();
    }

    private void row(BenchFile.Row row) {
        Measured measured = row.measured();
        String name = row.name() + (measured.batch() > 1 ? "*" : "");
        Quantiles quantiles = measured.quantiles();
        String unit = measured.benchmark().unit();
        List<Asked> asked = Asked.of(measured);
        out.printf(
                ROW,
                name,
                value(quantiles.p50(), unit),
                value(quantiles.p90(), unit),
                value(quantiles.p99(), unit),
                value(quantiles.p999(), unit),
                BenchCells.isTimed(measured) ? number(row.bytesPerOperation()) : "",
                asked.isEmpty() ? "" : asked.get(0).target().limitText(),
                row.status().label());
        // Percentiles of a rate mean nothing; it is a row of its own.
        for (Asked each : asked) {
            if (each.target().figure() != Target.Figure.P99 && BenchCells.isTimed(measured)) {
                out.printf("    %s asked, %s%n", each.target().text(), each.measured());
            }
        }
    }

    private void ratios(List<Measured> benchmarks) {
        boolean first = true;
        for (Ratio ratio : Suite.ratios()) {
            Optional<Double> value = ratio.value(benchmarks);
            if (value.isPresent()) {
                if (first) {
                    out.println("ratios");
                    first = false;
                }
                out.printf(
                        RATIO,
                        ratio.operation(),
                        String.format(Locale.ROOT, "%.2fx", value.get()),
                        String.format(Locale.ROOT, "<= %.0fx", ratio.limit()),
                        ratio.status(benchmarks).map(Status::label).orElse(""));
            }
        }
    }

    private void notes(BenchFile file) {
        if (file.benchmarks().stream().anyMatch(row -> row.measured().batch() > 1)) {
            out.println("* percentiles of the means of batches: an operation is too short to time");
        }
        if (file.benchmarks().stream().anyMatch(row -> row.status() == Status.UNKNOWN)) {
            out.println("? too few forks to say whether it is steady");
        }
        for (BenchFile.Row row : file.benchmarks()) {
            Measured measured = row.measured();
            if (row.status() != Status.UNKNOWN) {
                row.steadiness()
                        .reasons()
                        .forEach(reason -> out.printf("%s: %s%n", row.name(), reason));
            }
            if (!measured.otherRegimes().isEmpty()) {
                out.printf(
                        "%s: of %d forks with cores %s; %d more found them otherwise%n",
                        row.name(),
                        measured.forks().size(),
                        measured.regime().label(),
                        measured.otherRegimes().size());
            }
            if (!measured.discarded().isEmpty()) {
                out.printf(
                        "%s: %d disturbed fork%s discarded and run again (%s)%n",
                        row.name(),
                        measured.discarded().size(),
                        measured.discarded().size() == 1 ? "" : "s",
                        measured.discarded().stream()
                                .map(Discarded::reasons)
                                .flatMap(List::stream)
                                .collect(Collectors.joining("; ")));
            }
        }
        if (!file.complete()) {
            out.println("stopped before all was run");
        }
        file.warnings().forEach(warning -> out.println("warning: " + warning));
    }

    private static String value(double value, String unit) {
        return unit.equals(Figure.NANOS) ? Units.time(value).replace(" ", "") : number(value);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.2f" : "%,.0f", value);
    }
}
