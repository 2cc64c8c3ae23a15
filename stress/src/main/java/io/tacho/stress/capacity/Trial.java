package io.tacho.stress.capacity;

import io.tacho.profiling.machine.CoreDistance;
import io.tacho.profiling.machine.Regime;
import io.tacho.stress.ResultJson;
import io.tacho.stress.StressException;
import io.tacho.stress.WholeFile;
import io.tacho.stress.measure.LatencySummary;
import io.tacho.stress.run.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run at one rate.
 *
 * @param rate that was asked for, operations a second
 * @param confirming whether it was one of the longer ones
 * @param figures what it measured; null if it broke before anything was measured
 * @param broken what did not hold, a line each; empty if all did
 */
public record Trial(
        double rate, boolean confirming, @Nullable Figures figures, List<String> broken) {
    /** Its file, in the folder of its run. */
    private static final String FILE = "trial.json";

    /** Copies what could change. */
    public Trial {
        broken = List.copyOf(broken);
    }

    /**
     * What a search shows of a run.
     *
     * @param achieved operations a second
     * @param p50 median of the response time, ns
     * @param p99 of the response time, ns
     * @param max highest response time, ns
     * @param memory ns a load from it took before the trial; null if there was no room to look
     * @param cores how far apart they were; null where there is only one
     */
    public record Figures(
            double achieved,
            long p50,
            long p99,
            long max,
            @Nullable Double memory,
            @Nullable CoreDistance cores) {}

    /**
     * A run that was measured.
     *
     * @param rate that was asked for, operations a second
     * @param confirming whether it was one of the longer ones
     * @param memory ns a load from it took before; null if that is not known
     * @param result of it
     * @return what came of it
     */
    public static Trial of(
            double rate, boolean confirming, @Nullable Double memory, RunResult result) {
        LatencySummary response = result.latency().response();
        return new Trial(
                rate,
                confirming,
                new Figures(
                        result.rate().achieved(),
                        response.p50(),
                        response.p99(),
                        response.max(),
                        memory,
                        result.trust().cores()),
                TrialVerdict.of(result));
    }

    /**
     * A run that ended before anything was measured.
     *
     * @param rate that was asked for, operations a second
     * @param confirming whether it was to be one of the longer ones
     * @param why it ended
     * @return what came of it
     */
    public static Trial unmeasured(double rate, boolean confirming, String why) {
        return new Trial(rate, confirming, null, List.of(why));
    }

    /**
     * What it achieved.
     *
     * @return operations a second; 0 if it broke before anything was measured
     */
    double achieved() {
        return figures == null ? 0 : figures.achieved();
    }

    /**
     * What the cores were like.
     *
     * @return null where there is only one, or it broke before anything was measured
     */
    public @Nullable Regime regime() {
        CoreDistance cores = figures == null ? null : figures.cores();
        return cores == null ? null : cores.regime();
    }

    /**
     * Whether all held.
     *
     * @return true if nothing broke
     */
    public boolean held() {
        return broken.isEmpty();
    }

    /**
     * Leaves it to the process that searches.
     *
     * @param folder of its run
     * @throws StressException if it can't be written
     */
    public void write(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            WholeFile.write(file, ResultJson.write(this));
        } catch (IOException e) {
            throw StressException.unwritable(file, e);
        }
    }

    /**
     * Reads what another process left.
     *
     * @param folder of its run
     * @return the same
     * @throws StressException if it can't be read
     */
    public static Trial read(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            return ResultJson.read(Files.readString(file), Trial.class);
        } catch (IOException e) {
            throw StressException.unreadable(file, e);
        }
    }
}
