package io.tacho.stress.cli;

import io.tacho.profiling.machine.Environment;
import io.tacho.profiling.stats.Demands;
import io.tacho.stress.ExitCode;
import io.tacho.stress.StressException;
import io.tacho.stress.compare.Baselines;
import io.tacho.stress.compare.ComparisonReport;
import io.tacho.stress.compare.ResultComparison;
import io.tacho.stress.compare.ResultReader;
import io.tacho.stress.compare.ResultSet;
import io.tacho.stress.report.RunFile;
import io.tacho.stress.run.RunFolder;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What to compare with, and what to keep for it: the options of all commands that measure. */
final class BaselineArguments {
    @Option(
            names = "--save-baseline",
            paramLabel = "NAME",
            description =
                    "keep the result under this name, in the folder baselines; a run's beside those"
                            + " that have the name already")
    private @Nullable String save;

    @Option(
            names = "--baseline",
            paramLabel = "NAME",
            description = "compare with what was kept under this name")
    private @Nullable String base;

    private final Baselines baselines = new Baselines(Baselines.FOLDER);

    BaselineArguments() {}

    /**
     * Before a suite is measured: a wrong name would be found out half an hour later.
     *
     * @throws StressException if one of the names can't be used
     */
    void requireSuite() {
        if (base != null) {
            baselines.requireSuite(base);
            baselines.find(base);
        }
        if (save != null) {
            baselines.requireSuite(save);
        }
    }

    /**
     * Before a run is measured.
     *
     * @param subject of it
     * @throws StressException if one of the names can't be used, or is of something else
     */
    void requireRuns(String subject) {
        if (base != null) {
            baselines.requireRuns(base);
        }
        requireSubject(base(), subject);
        if (save != null) {
            baselines.requireRuns(save);
            ResultSet kept = kept(save);
            requireSubject(kept, subject);
            requireAlike(kept);
        }
    }

    private static void requireAlike(@Nullable ResultSet kept) {
        if (kept != null && !kept.environment().isAlike(Environment.read())) {
            throw new StressException(
                    ExitCode.USAGE,
                    kept.label()
                            + " was kept on another machine or JVM; give this run's baseline another"
                            + " name",
                    null);
        }
    }

    private static void requireSubject(@Nullable ResultSet results, String subject) {
        if (results != null && !results.subject().equals(subject)) {
            throw StressException.usage(
                    "nothing to compare: "
                            + results.label()
                            + " is of "
                            + results.subject()
                            + ", this run of "
                            + subject);
        }
    }

    /** What is compared with; null if nothing is. */
    @Nullable ResultSet base() {
        return base == null ? null : ResultReader.read(baselines.find(base));
    }

    private @Nullable ResultSet kept(String name) {
        return baselines.contains(name) ? ResultReader.read(baselines.find(name)) : null;
    }

    /** Keeps a suite's result, if it is to be kept. */
    void saveSuite(byte[] content) {
        if (save != null) {
            baselines.saveSuite(save, content);
        }
    }

    /**
     * Keeps a run's result, if it is to be kept, and compares it with the baseline, together with
     * those that were kept under the same name.
     *
     * @param folder of the run, with its result
     * @return null if there is nothing to compare with
     */
    @Nullable ComparisonReport saveAndCompareRun(RunFolder folder) {
        // Before anything is added, perhaps to this very one.
        ResultSet was = base();
        Path is = folder.path();
        if (save != null) {
            Path kept = baselines.addRun(save, RunFile.JSON.in(folder));
            is = save.equals(base) ? is : kept;
        }
        return was == null
                ? null
                : ResultComparison.of(was, ResultReader.read(is), Demands.DEFAULT);
    }
}
