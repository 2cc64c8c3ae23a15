package io.tacho.stress.report;

import io.tacho.profiling.machine.Conditions;
import io.tacho.profiling.machine.Environment;
import io.tacho.profiling.stats.Demands;
import io.tacho.profiling.stats.PowerCalculation;
import io.tacho.profiling.stats.Steadiness.Grade;
import io.tacho.profiling.suite.BenchmarkSpec.Kind;
import io.tacho.profiling.suite.Fork;
import io.tacho.profiling.suite.Measured;
import io.tacho.profiling.suite.Status;
import io.tacho.stress.bench.BenchFile;
import io.tacho.stress.document.Block;
import io.tacho.stress.document.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** What to do next: each sentence follows from the figures by a rule. */
final class AdviceSection {
    private static final Text NONE = Text.of("Nothing: these figures can be used as they are.");
    private static final int NAMED = 6;

    private final List<BenchFile.Row> rows;
    private final List<Text> advice = new ArrayList<>();

    private AdviceSection(List<BenchFile.Row> rows) {
        this.rows = rows;
    }

    /** What follows from some benchmarks. */
    static Block ofBenchmarks(List<BenchFile.Row> rows, Precision precision) {
        AdviceSection section = new AdviceSection(rows);
        section.misses();
        section.unstable();
        section.warmUp();
        section.moreForks(precision);
        return section.bullets();
    }

    /** What follows from how and where the suite was run. */
    static Block ofMachine(BenchFile file) {
        AdviceSection section = new AdviceSection(file.benchmarks());
        section.settings(file);
        section.company();
        section.cores(file.environment());
        section.environment(file.environment());
        return section.bullets();
    }

    private Block bullets() {
        return new Block.Bullets(advice.isEmpty() ? List.of(NONE) : List.copyOf(advice));
    }

    private void misses() {
        add(
                "Shorten, or ask less of, what misses its target: ",
                row -> row.status() == Status.MISSED);
    }

    private void unstable() {
        add(
                "Find out why these are unstable before any of their figures is quoted; what can't"
                        + " be mended is to be left out, with the reason: ",
                row -> row.steadiness().grade() == Grade.UNSTABLE);
        add(
                "Compare the compiled code of two forks, one of either score: ",
                row ->
                        row.steadiness().grade() != Grade.STABLE
                                && new Explanation(row).hasLevels());
    }

    private void warmUp() {
        add("Warm up longer: ", row -> new Explanation(row).isEarly());
    }

    private void add(String what, Predicate<BenchFile.Row> which) {
        List<Text> names = rows.stream().filter(which).map(BenchCells::name).toList();
        if (!names.isEmpty()) {
            advice.add(Text.of(what).then(Text.joined(Text.of(", "), names)).then("."));
        }
    }

    private void moreForks(Precision precision) {
        List<BenchFile.Row> wanting =
                rows.stream()
                        .filter(row -> row.steadiness().grade() != Grade.UNSTABLE)
                        .filter(
                                row ->
                                        precision.forksNeeded(row.measured())
                                                > row.measured().forks().size())
                        .sorted(
                                Comparator.comparingInt(
                                                (BenchFile.Row row) ->
                                                        precision.forksNeeded(row.measured()))
                                        .reversed())
                        .toList();
        if (wanting.isEmpty()) {
            return;
        }
        List<Text> items =
                wanting.stream()
                        .limit(NAMED)
                        .map(
                                row ->
                                        BenchCells.name(row)
                                                .then(
                                                        " "
                                                                + Units.count(
                                                                        precision.forksNeeded(
                                                                                row.measured()))))
                        .toList();
        int more = wanting.size() - items.size();
        advice.add(
                Text.of(
                                String.format(
                                        Locale.ROOT,
                                        "For a change of %.0f %% to be found, so many forks a side"
                                                + " are needed: ",
                                        100 * Demands.DEFAULT.detect()))
                        .then(Text.joined(Text.of(", "), items))
                        .then(
                                more == 0
                                        ? "."
                                        : ", and fewer for " + Units.count(more, "more") + "."));
    }

    private void settings(BenchFile file) {
        if (!file.complete()) {
            advice.add(Text.of("Run the suite to its end: it was stopped before."));
        }
        if (file.settings().forks() < PowerCalculation.LEAST_FORKS) {
            advice.add(
                    Text.of(
                            "Run "
                                    + PowerCalculation.LEAST_FORKS
                                    + " forks of each benchmark: with "
                                    + file.settings().forks()
                                    + " no comparison gets a verdict."));
        }
    }

    private void company() {
        List<Fork> forks =
                rows.stream()
                        .map(BenchFile.Row::measured)
                        .flatMap(measured -> measured.forks().stream())
                        .toList();
        List<Double> foreign =
                forks.stream()
                        .map(fork -> fork.conditions().foreign())
                        .filter(share -> share > Conditions.FOREIGN_AT_MOST)
                        .sorted()
                        .toList();
        if (!foreign.isEmpty()) {
            advice.add(
                    Text.of(
                            String.format(
                                    Locale.ROOT,
                                    "Run on a machine of its own: others took more than %.0f %% of"
                                            + " a core in %d of the %d forks that count, at most"
                                            + " %.0f %%.",
                                    100 * Conditions.FOREIGN_AT_MOST,
                                    foreign.size(),
                                    forks.size(),
                                    100 * foreign.get(foreign.size() - 1))));
        }
    }

    private void cores(Environment environment) {
        List<Measured> two =
                rows.stream()
                        .map(BenchFile.Row::measured)
                        .filter(measured -> measured.benchmark().kind() == Kind.TWO_CORES)
                        .toList();
        if (!two.isEmpty()) {
            advice.add(
                    Text.of(
                            "Of what takes two cores, compare only results of one regime, near or"
                                    + " far: "
                                    + Units.count(two.size(), "benchmark")
                                    + " of this suite, on a machine of "
                                    + Units.count(environment.cores(), "core")
                                    + "."));
        }
        long mixed =
                rows.stream()
                        .map(BenchFile.Row::measured)
                        .filter(
                                measured ->
                                        !measured.otherRegimes().isEmpty()
                                                || !measured.regime().comparable())
                        .count();
        if (mixed > 0) {
            advice.add(
                    Text.of(
                            "Pin the virtual machine's processors, or measure on bare metal: the"
                                    + " cores moved, or were shared with others, from fork to fork in "
                                    + Units.count(mixed, "benchmark")
                                    + "."));
        }
    }

    private void environment(Environment environment) {
        if (!environment.governor().equals("performance")
                && !environment.governor().equals("unknown")) {
            advice.add(
                    Text.of("Set the frequency governor to performance; it is ")
                            .then(Text.code(environment.governor()))
                            .then("."));
        }
        if (environment.thp().equals("always")) {
            advice.add(Text.of("Set transparent huge pages to madvise."));
        }
        if (!environment.container().equals("none")) {
            advice.add(
                    Text.of("Lift the limit on processor time: ")
                            .then(Text.code(environment.container()))
                            .then("."));
        }
    }
}
