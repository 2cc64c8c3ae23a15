package io.tacho.stress.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tacho.profiling.machine.CoreDistance;
import io.tacho.profiling.machine.Environment;
import io.tacho.stress.load.Arrivals;
import io.tacho.stress.load.LoadPlan;
import io.tacho.stress.load.RateProfile;
import io.tacho.stress.load.Stage;
import io.tacho.stress.measure.LatencyReport;
import io.tacho.stress.measure.LatencyTotals;
import io.tacho.stress.measure.MessageTotals;
import io.tacho.stress.measure.NoiseFloor;
import io.tacho.stress.measure.ProcessResources;
import io.tacho.stress.series.Seconds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of a run: the shape of result.json, version {@value #VERSION}, see
 * docs/result.schema.json. Times in ns, sizes in bytes, all of the measured window unless they say
 * otherwise.
 *
 * @param version of this shape
 * @param scenario its name
 * @param components how many
 * @param componentsReached how many of them handled a message in the window
 * @param seed of the order of operations
 * @param workers of the actor system
 * @param rate operations a second, asked and achieved
 * @param durationNanos from the start of the window until the last operation was completed
 * @param operations started and completed
 * @param messages where all messages are
 * @param latency the four times
 * @param memory heap, off heap, allocation
 * @param resources what the process held, from the start of the window to its end
 * @param gc collections
 * @param spawn how fast components were spawned
 * @param journal what was recorded
 * @param registry how fast names were found
 * @param thresholds what was asked of the run and whether it held
 * @param checks what was wrong; empty if nothing was
 * @param environment where it ran
 * @param trust what to distrust about it
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record RunResult(
        int version,
        String scenario,
        int components,
        int componentsReached,
        long seed,
        int workers,
        AskedAndAchieved rate,
        long durationNanos,
        Operations operations,
        MessageTotals messages,
        LatencyReport latency,
        Memory memory,
        Resources resources,
        Gc gc,
        Spawn spawn,
        JournalFigures journal,
        Registry registry,
        List<Threshold> thresholds,
        List<String> checks,
        Environment environment,
        Trust trust) {
    /** Of this shape. */
    public static final int VERSION = 1;

    /**
     * Operations a second.
     *
     * @param asked the mean over the window; null for as many as go
     * @param achieved completed a second
     * @param arrivals how they were to lie within the rate; null for as many as go
     * @param stages how the rate was to change; empty if it wasn't
     * @param inFlight operations at a time, where as many go as do; null with a schedule
     */
    public record AskedAndAchieved(
            @Nullable Double asked,
            double achieved,
            @Nullable String arrivals,
            List<RateStage> stages,
            @Nullable Integer inFlight) {
        /** Of the schedule's time. */
        private static final double LATE_AT_MOST = 0.01;

        /** While a backlog grows evenly the last operation waits twice as long as the median. */
        private static final double MEDIANS_AT_MOST = 1.5;

        private static final String POISSON = Arrivals.POISSON.toString();

        /** Of one in some 700 runs the number of operations lies further from the mean. */
        private static final double DEVIATIONS = 3;

        private static final double NANOS_PER_SECOND = 1e9;

        /**
         * Whether operations came to an end more slowly than they were asked for: the last one
         * ended behind the schedule by more than a hundredth of its time, and by more than
         * operations take anyway. Of a run that was not cut short.
         *
         * @param operations of the run
         * @param medianNanos of their response times
         * @return false without a schedule
         */
        public boolean fellBehind(Operations operations, long medianNanos) {
            if (asked == null || operations.started() == 0) {
                return false;
            }
            long own = operations.started() - operations.attached();
            double planned = own / asked;
            // How many independent users come in a time is a matter of chance.
            double chance = POISSON.equals(arrivals) ? DEVIATIONS * Math.sqrt(own) / asked : 0;
            double took = operations.completed() / achieved;
            return !(took - planned - chance
                    <= Math.max(
                            planned * LATE_AT_MOST,
                            MEDIANS_AT_MOST * medianNanos / NANOS_PER_SECOND));
        }

        /**
         * Of a load.
         *
         * @param load that was asked for
         * @param achieved completed a second; 0 before it has been
         * @return the same
         */
        public static AskedAndAchieved of(LoadPlan load, double achieved) {
            RateProfile profile = load.profile();
            return profile == null
                    ? new AskedAndAchieved(null, achieved, null, List.of(), load.inFlight())
                    : new AskedAndAchieved(
                            profile.meanRate(),
                            achieved,
                            load.arrivals().toString(),
                            profile.isConstant() ? List.of() : RateStage.of(profile),
                            null);
        }
    }

    /**
     * A part of the window in which the rate changed evenly.
     *
     * @param nanos how long
     * @param fromRate at its beginning, operations a second
     * @param toRate at its end
     */
    public record RateStage(long nanos, double fromRate, double toRate) {
        private static List<RateStage> of(RateProfile profile) {
            List<RateStage> stages = new ArrayList<>();
            double from = profile.startRate();
            for (Stage stage : profile.stages()) {
                stages.add(new RateStage(stage.duration().toNanos(), from, stage.rate()));
                from = stage.rate();
            }
            return stages;
        }
    }

    /**
     * Operations of the measured window.
     *
     * @param started by the load
     * @param completed as marked by the scenario
     * @param attached those of them that other processes asked for
     * @param lateSends of this process's, sent more than 1 ms after they were due
     * @param worstLateNanos the longest such delay
     * @param lastLateNanos that of the last operation
     * @param interrupted whether the window was cut short by the user
     * @param byType response and service time by the type of message that began them
     */
    public record Operations(
            long started,
            long completed,
            long attached,
            long lateSends,
            long worstLateNanos,
            long lastLateNanos,
            boolean interrupted,
            Map<String, LatencyTotals.OperationSummary> byType) {}

    /**
     * Memory.
     *
     * @param heapBytesPerComponent live heap after spawning less that before, by component
     * @param loadedHeapBytesPerComponent the same after the window: with what components grew under
     *     load
     * @param offHeapBytesPerComponent the registry's file, by component
     * @param allocatedBytesPerMessage by all threads of the process but those that only watch the
     *     run, by message handled
     */
    public record Memory(
            double heapBytesPerComponent,
            double loadedHeapBytesPerComponent,
            double offHeapBytesPerComponent,
            double allocatedBytesPerMessage) {}

    /**
     * What the process held: what grows from start to end would grow on.
     *
     * @param start when the window began
     * @param most of each at the end of any second
     * @param end of the last second
     */
    public record Resources(ProcessResources start, ProcessResources most, ProcessResources end) {}

    /**
     * Collections.
     *
     * @param count how many
     * @param millis spent in them
     */
    public record Gc(long count, long millis) {}

    /**
     * Spawning.
     *
     * @param perSecond spawned and started a second
     * @param p99 of one spawn, from the call until the name is taken, ns
     */
    public record Spawn(double perSecond, long p99) {}

    /**
     * The journal.
     *
     * @param mode full, header or off
     * @param records of messages, of the whole run
     * @param missed messages that could not be recorded
     * @param bytes appended, of the whole run
     * @param bytesPerRecord of the whole run
     * @param headerOnly records of types that can't be encoded
     * @param append which thread wrote the files, inline or writer_thread; null if off
     * @param sync whether each batch was forced to the disk
     * @param waits how often a worker had to wait for the writer thread
     * @param waitedNanos how long all of those waits took
     * @param fileSystem its type
     * @param dir where it is; null if off
     */
    public record JournalFigures(
            String mode,
            long records,
            long missed,
            long bytes,
            double bytesPerRecord,
            long headerOnly,
            @Nullable String append,
            boolean sync,
            long waits,
            long waitedNanos,
            String fileSystem,
            @Nullable String dir) {}

    /**
     * The registry.
     *
     * @param size names
     * @param lookup times of look-ups of names that are there
     */
    public record Registry(long size, Lookup lookup) {}

    /**
     * Times of look-ups: percentiles of the means of batches of 16, because a clock reading costs a
     * good part of a look-up.
     *
     * @param p50 ns
     * @param p99 ns
     */
    public record Lookup(long p50, long p99) {}

    /**
     * A threshold.
     *
     * @param expression as given
     * @param value as measured, ns, bytes, a number or things a second; null if nothing was
     *     measured
     * @param shown the value with its unit
     * @param ok whether it held; what was not measured does not
     */
    public record Threshold(String expression, @Nullable Double value, String shown, boolean ok) {}

    /**
     * What to think of the run.
     *
     * @param grade A (nothing against it) to F
     * @param reasons what is against it, a line each; each lowers the grade by one
     * @param warnings about the machine, a line each
     * @param noise what the machine takes away from threads that only want to run
     * @param cores how far apart two cores were, before and after; null where there is only one, or
     *     nothing was measured
     * @param smallestEffect how much two runs like this one would have to differ for it to be found
     */
    public record Trust(
            String grade,
            List<String> reasons,
            List<String> warnings,
            NoiseFloor.Noise noise,
            @Nullable CoreDistance cores,
            Seconds.SmallestEffect smallestEffect) {}
}
