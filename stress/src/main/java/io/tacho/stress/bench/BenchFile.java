package io.tacho.stress.bench;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.tacho.profiling.machine.Environment;
import io.tacho.profiling.stats.Steadiness;
import io.tacho.profiling.suite.Measured;
import io.tacho.profiling.suite.Status;
import io.tacho.profiling.suite.Target;
import io.tacho.profiling.suite.TargetOutcome;
import java.util.List;

/**
 * What came of a suite: the shape of bench.json, version {@value #VERSION}. Times in ns, sizes in
 * bytes. What is derived is written for who reads it elsewhere, and not read back.
 *
 * @param version of this shape
 * @param startedAt when, ISO 8601 in UTC
 * @param complete whether all that was planned was run
 * @param settings of each fork
 * @param environment where
 * @param warnings what about the machine makes figures hard to repeat
 * @param benchmarks a row each
 */
public record BenchFile(
        int version,
        String startedAt,
        boolean complete,
        ForkSettings settings,
        Environment environment,
        List<String> warnings,
        List<Row> benchmarks) {
    /** Of this shape. */
    public static final int VERSION = 2;

    /**
     * How each benchmark was measured.
     *
     * @param forks planned for each
     * @param warmupMillis of each fork
     * @param iterations of each fork
     * @param iterationMillis of each
     * @param flags of the forks' JVMs
     */
    public record ForkSettings(
            int forks,
            long warmupMillis,
            int iterations,
            long iterationMillis,
            List<String> flags) {}

    /**
     * A benchmark.
     *
     * @param name as the suite has it
     * @param status in a word
     * @param score what an operation takes: median of the forks
     * @param perSecond operations of one thread a second
     * @param bytesPerOperation allocated
     * @param targets what is asked of it, and its values
     * @param steadiness of its forks
     * @param measured all that was measured, from which the rest follows
     */
    // A list that has no setter would be read into the one that was derived, which can't grow.
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Row(
            String name,
            Status status,
            double score,
            double perSecond,
            double bytesPerOperation,
            List<TargetOutcome> targets,
            Steadiness steadiness,
            Measured measured) {
        /**
         * From what was measured.
         *
         * @param measured by the suite, or read from a file
         * @return the row
         */
        @JsonCreator
        public static Row of(@JsonProperty("measured") Measured measured) {
            return new Row(
                    measured.benchmark().name(),
                    measured.status(),
                    measured.score(),
                    measured.value(Target.Figure.PER_SECOND),
                    measured.bytesPerOperation(),
                    measured.targets(),
                    measured.steadiness(),
                    measured);
        }
    }
}
