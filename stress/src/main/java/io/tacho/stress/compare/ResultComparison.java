package io.tacho.stress.compare;

import io.tacho.profiling.machine.Environment;
import io.tacho.profiling.stats.Comparison;
import io.tacho.profiling.stats.Demands;
import io.tacho.profiling.stats.SuiteEntry;
import io.tacho.profiling.stats.Verdict;
import io.tacho.profiling.stats.Verdicts;
import io.tacho.stress.StressException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Compares what may be compared, and says what may not. */
public final class ResultComparison {
    /** A difference of clocks that is worth a line. */
    private static final double CLOCK_TOLD = 0.01;

    private final ResultSet base;
    private final ResultSet other;
    private final List<String> warnings = new ArrayList<>();

    private ResultComparison(ResultSet base, ResultSet other) {
        this.base = base;
        this.other = other;
    }

    /**
     * Compares.
     *
     * @param base what is compared with
     * @param other what is compared
     * @param demands on the verdicts
     * @return a verdict for each figure that both have under the same conditions
     * @throws StressException if there is none
     */
    public static ComparisonReport of(ResultSet base, ResultSet other, Demands demands) {
        return new ResultComparison(base, other).compare(demands);
    }

    private ComparisonReport compare(Demands demands) {
        if (!base.subject().equals(other.subject())) {
            throw StressException.usage(
                    "nothing to compare: "
                            + base.label()
                            + " is of "
                            + base.subject()
                            + ", "
                            + other.label()
                            + " of "
                            + other.subject());
        }
        boolean sameMachine = checkEnvironments();
        List<Pair> pairs = pairs(sameMachine);
        checkClocks(pairs);
        if (pairs.isEmpty()) {
            throw StressException.usage(
                    "nothing to compare: "
                            + base.label()
                            + " and "
                            + other.label()
                            + " have no figure in common under the same conditions"
                            + (warnings.isEmpty() ? "" : " (" + warnings.get(0) + ")"));
        }
        // Times and sizes are families of their own: that twenty sizes are as they were makes no
        // time less sure.
        List<ComparisonReport.Line> lines =
                Stream.of(true, false)
                        .map(
                                timed ->
                                        pairs.stream()
                                                .filter(each -> each.timed() == timed)
                                                .map(Pair::atOneClock)
                                                .toList())
                        .map(family -> judged(family, demands))
                        .flatMap(Collection::stream)
                        .toList();
        return new ComparisonReport(base.label(), other.label(), lines, List.copyOf(warnings));
    }

    private static List<ComparisonReport.Line> judged(List<Pair> family, Demands demands) {
        List<Verdict> verdicts = Verdicts.of(family.stream().map(Pair::entry).toList(), demands);
        List<ComparisonReport.Line> lines = new ArrayList<>();
        for (int i = 0; i < family.size(); i++) {
            lines.add(
                    new ComparisonReport.Line(
                            family.get(i).base(), family.get(i).other(), verdicts.get(i)));
        }
        return lines;
    }

    /** Whether times may be compared. */
    private boolean checkEnvironments() {
        Environment was = base.environment();
        Environment is = other.environment();
        boolean same = was.isSameMachine(is);
        if (!same) {
            warnings.add(
                    String.format(
                            "another machine (%s with %d cores, %s with %d): only sizes are"
                                    + " compared",
                            was.cpu(), was.cores(), is.cpu(), is.cores()));
        }
        differs("JVM", was.jvm(), is.jvm());
        differs("kernel", was.kernel(), is.kernel());
        differs("governor", was.governor(), is.governor());
        differs("transparent huge pages", was.thp(), is.thp());
        differs("container", was.container(), is.container());
        differs("settings", base.settings(), other.settings());
        return same;
    }

    private void differs(String what, String was, String is) {
        if (!was.equals(is)) {
            warnings.add(what + ": " + was + ", now " + is);
        }
    }

    private List<Pair> pairs(boolean timesToo) {
        Map<String, Figure> were = byName(base);
        Map<String, Figure> are = byName(other);
        List<Pair> pairs = new ArrayList<>();
        List<String> missing = new ArrayList<>(were.keySet());
        for (Figure is : are.values()) {
            Figure was = were.get(is.name());
            missing.remove(is.name());
            if (was == null) {
                warnings.add(is.name() + " is only in " + other.label());
            } else if (is.timed() && !was.condition().equals(is.condition())) {
                warnings.add(
                        String.format(
                                "%s is not compared: %s, now %s",
                                is.name(), was.condition(), is.condition()));
            } else if (timesToo || !is.timed()) {
                pairs.add(new Pair(was, is));
            }
        }
        missing.forEach(name -> warnings.add(name + " is only in " + base.label()));
        return pairs;
    }

    private void checkClocks(List<Pair> pairs) {
        pairs.stream()
                .filter(Pair::clocked)
                .findFirst()
                .ifPresent(pair -> checkClock(pair.base().clock(), pair.other().clock()));
    }

    /** In ns of what always takes the same number of cycles. */
    private void checkClock(double was, double is) {
        double slower = Math.max(was, is) / Math.min(was, is) - 1;
        if (slower >= CLOCK_TOLD) {
            warnings.add(
                    String.format(
                            Locale.ROOT,
                            "the cores of %s were clocked %.1f %% slower: times of one core are"
                                    + " compared at the clock of %s",
                            is > was ? other.label() : base.label(),
                            100 * slower,
                            base.label()));
        }
    }

    private static Map<String, Figure> byName(ResultSet results) {
        Map<String, Figure> figures = new LinkedHashMap<>();
        results.figures().forEach(figure -> figures.put(figure.name(), figure));
        return figures;
    }

    private record Pair(Figure base, Figure other) {
        boolean timed() {
            return base.timed();
        }

        boolean clocked() {
            return base.clock() > 0 && other.clock() > 0;
        }

        Pair atOneClock() {
            return new Pair(base, other.at(base.clock()));
        }

        SuiteEntry entry() {
            return new SuiteEntry(
                    other.name(),
                    Comparison.of(values(base), values(other)),
                    other.lowerIsBetter());
        }

        private static double[] values(Figure figure) {
            return figure.scores().stream().mapToDouble(each -> each).toArray();
        }
    }
}
