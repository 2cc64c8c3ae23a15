package io.tacho.stress.compare;

import io.tacho.profiling.suite.Fork;
import io.tacho.profiling.suite.Measured;
import io.tacho.stress.bench.BenchFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Figures of the benchmark suite: of each benchmark its time, and what it allocates. */
final class BenchResults {
    private BenchResults() {}

    static ResultSet of(String label, Path file, BenchFile content) {
        List<Figure> figures = new ArrayList<>();
        for (BenchFile.Row row : content.benchmarks()) {
            Measured measured = row.measured();
            String condition =
                    "cores "
                            + measured.regime().label()
                            + (measured.batch() > 1 ? ", batches of " + measured.batch() : "");
            figures.add(
                    new Figure(
                            row.name(),
                            measured.benchmark().unit(),
                            condition,
                            measured.clock(),
                            measured.forks().stream().map(Fork::score).toList()));
            if (measured.benchmark().timed()) {
                figures.add(
                        new Figure(
                                row.name() + " B/op",
                                Figure.BYTES,
                                condition,
                                0,
                                measured.forks().stream()
                                        .map(Fork::bytesPerOperation)
                                        .map(Figure::wholeBytes)
                                        .toList()));
            }
        }
        BenchFile.ForkSettings settings = content.settings();
        return new ResultSet(
                label,
                file.toAbsolutePath().resolveSibling("").normalize(),
                content.startedAt(),
                "benchmarks",
                String.format(
                        "%d ms of warm-up, %d iterations of %d ms",
                        settings.warmupMillis(), settings.iterations(), settings.iterationMillis()),
                content.environment(),
                figures);
    }
}
