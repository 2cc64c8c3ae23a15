package io.tacho.stress.compare;

import io.tacho.profiling.machine.Conditions;
import io.tacho.profiling.machine.Environment;
import io.tacho.profiling.machine.Regime;
import io.tacho.profiling.suite.BenchmarkSpec;
import io.tacho.profiling.suite.Fork;
import io.tacho.profiling.suite.Group;
import io.tacho.profiling.suite.Measured;
import io.tacho.profiling.suite.Quantiles;
import io.tacho.profiling.suite.Target;
import io.tacho.stress.ResultJson;
import io.tacho.stress.bench.BenchFile;
import io.tacho.stress.bench.BenchSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Results of the suite as it might have left them. */
final class BenchFiles {
    static final Environment MACHINE =
            new Environment(
                    "Vendor 25", List.of(), "A CPU", 2, "unknown", "madvise", "Linux", "none");

    private final List<BenchFile.Row> rows = new ArrayList<>();
    private Environment environment = MACHINE;
    private String startedAt = "2026-11-28T10:00:00Z";
    private double clock;

    BenchFiles on(Environment machine) {
        environment = machine;
        return this;
    }

    BenchFiles at(String time) {
        startedAt = time;
        return this;
    }

    /** Of all benchmarks that are added from now on, for whose clock their scores are. */
    BenchFiles clocked(double nanos) {
        clock = nanos;
        return this;
    }

    /** A benchmark with so many forks around a score, which differ by about a percent. */
    BenchFiles with(String name, Regime regime, double score, double bytes, int forks) {
        List<Fork> measured = new ArrayList<>();
        for (int i = 0; i < forks; i++) {
            double each = score * (1 + 0.002 * (i - forks / 2.0));
            measured.add(
                    new Fork(
                            i + 1,
                            each,
                            quantiles(each),
                            bytes,
                            new Conditions(0, 0),
                            regime,
                            clock,
                            List.of(each, each * 1.001, each * 0.999),
                            List.of()));
        }
        BenchmarkSpec spec =
                new BenchmarkSpec(
                        name,
                        Group.DIRECT,
                        "something",
                        "none",
                        Map.of(),
                        BenchmarkSpec.Kind.TWO_CORES,
                        List.of(Target.p99(1_000)));
        rows.add(
                BenchFile.Row.of(
                        new Measured(
                                spec,
                                100,
                                regime,
                                clock,
                                measured,
                                List.of(),
                                List.of(),
                                quantiles(score))));
        return this;
    }

    BenchFiles with(String name, double score) {
        return with(name, Regime.ANY, score, 0, 7);
    }

    BenchFile file() {
        return new BenchFile(
                BenchFile.VERSION,
                startedAt,
                true,
                new BenchFile.ForkSettings(7, 2_000, 100, 50, List.of()),
                environment,
                List.of(),
                rows);
    }

    /** The folder that the suite would have left. */
    Path write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve(BenchSession.RESULT), ResultJson.write(file()));
        return folder;
    }

    private static Quantiles quantiles(double score) {
        return new Quantiles(score, score, score, score, score, score, 1_000);
    }
}
