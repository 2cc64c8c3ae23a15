package io.tacho.stress.report;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.profiling.machine.Regime;
import io.tacho.profiling.suite.BenchmarkSpec;
import io.tacho.profiling.suite.Discarded;
import io.tacho.profiling.suite.Fork;
import io.tacho.profiling.suite.Group;
import io.tacho.profiling.suite.Measured;
import io.tacho.profiling.suite.Target;
import io.tacho.stress.bench.BenchFile;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reports of a few benchmarks, as the Markdown that they become. */
final class SmallReports {
    private SmallReports() {}

    static BenchmarkSpec asked(String name) {
        return SyntheticSuite.spec(name, Group.DIRECT, Target.p99(1000));
    }

    static BenchmarkSpec free(String name) {
        return SyntheticSuite.spec(name, Group.REGISTRY_SCALE);
    }

    static Measured measured(BenchmarkSpec spec, List<Fork> forks, List<Discarded> discarded) {
        return new Measured(
                spec,
                1,
                Regime.ANY,
                0,
                forks,
                List.of(),
                discarded,
                SyntheticSuite.quantiles(100, 500));
    }

    static String whole(Measured... measured) {
        return markdown(SyntheticSuite.file(7, List.of(measured)), Artifacts.NONE);
    }

    static String markdown(BenchFile file, Artifacts artifacts) {
        return new String(
                BenchMarkdown.whole(new BenchReport(file, null, artifacts)),
                StandardCharsets.UTF_8);
    }

    static void assertContains(String text, String part) {
        assertTrue(text.contains(part), () -> part + " is not in\n" + text);
    }
}
