package io.tacho.stress.compare;

import io.tacho.profiling.machine.Environment;
import io.tacho.stress.StressException;
import io.tacho.stress.measure.LatencySummary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Figures of runs, one score for each run. */
final class RunResults {
    private RunResults() {}

    /**
     * Puts runs together.
     *
     * @param folder that they lie in
     * @param measured when the first was, ISO 8601
     * @param runs one or more
     * @throws StressException if they are not all the same, or made on one machine
     */
    static ResultSet of(String label, Path folder, String measured, List<ComparedRun> runs) {
        ComparedRun first = runs.get(0);
        for (ComparedRun each : runs) {
            if (!each.subject().equals(first.subject())) {
                throw new StressException(
                        label
                                + " holds runs of "
                                + first.subject()
                                + " and of "
                                + each.subject()
                                + "; give a folder whose runs are all the same");
            }
            if (!each.environment().isAlike(first.environment())) {
                throw new StressException(
                        label
                                + " holds runs on "
                                + where(first.environment())
                                + " and on "
                                + where(each.environment())
                                + "; give a folder whose runs are all of one machine and JVM");
            }
        }
        List<Figure> figures = new ArrayList<>();
        latency("response", runs, run -> run.latency().response(), figures);
        latency("service", runs, run -> run.latency().service(), figures);
        add("achieved", Figure.PER_SECOND, runs, run -> run.achieved(), figures);
        add(
                "allocated",
                Figure.BYTES,
                runs,
                run -> Figure.wholeBytes(run.memory().allocatedBytesPerMessage()),
                figures);
        return new ResultSet(
                label,
                folder,
                measured,
                first.subject(),
                runs.stream()
                        .map(ComparedRun::settings)
                        .distinct()
                        .collect(Collectors.joining(" and ")),
                first.environment(),
                figures);
    }

    private static String where(Environment environment) {
        return String.format(
                "%s with %d cores, %s", environment.cpu(), environment.cores(), environment.jvm());
    }

    private static void latency(
            String name,
            List<ComparedRun> runs,
            Function<ComparedRun, LatencySummary> time,
            List<Figure> figures) {
        add(name + " p50", Figure.NANOS, runs, run -> time.apply(run).p50(), figures);
        add(name + " p99", Figure.NANOS, runs, run -> time.apply(run).p99(), figures);
        add(name + " p99.9", Figure.NANOS, runs, run -> time.apply(run).p999(), figures);
    }

    private static void add(
            String name,
            String unit,
            List<ComparedRun> runs,
            ToDoubleFunction<ComparedRun> score,
            List<Figure> figures) {
        figures.add(
                new Figure(name, unit, "", 0, runs.stream().mapToDouble(score).boxed().toList()));
    }
}
