package io.tacho.stress.compare;

import io.tacho.profiling.suite.Medians;
import java.util.List;

/**
 * One figure of a result, measured several times.
 *
 * @param name of the benchmark, or of the figure of a run
 * @param unit of the scores: {@link #NANOS}, {@link #BYTES}, {@link #INSTRUCTIONS} or {@link
 *     #PER_SECOND}
 * @param condition under which it was measured; figures under different ones can't be compared
 * @param clock of the core that the scores are for, in a unit of its own; 0 where they are for none
 * @param scores one for each process that measured it
 */
public record Figure(
        String name, String unit, String condition, double clock, List<Double> scores) {
    /** Of sizes. */
    public static final String BYTES = "B";

    /** Of times. */
    public static final String NANOS = "ns";

    /** Of counts of instructions. */
    public static final String INSTRUCTIONS = "instr";

    /** Of rates, of which more is better. */
    public static final String PER_SECOND = "/s";

    /**
     * An allocation, as a score. Parts of a byte are what the threads allocate that measure;
     * between a tenth and two tenths lie 100 %, and nothing.
     *
     * @param bytes of an operation or a message
     * @return the nearest whole number
     */
    static double wholeBytes(double bytes) {
        return Math.rint(bytes);
    }

    /**
     * What is shown of the scores.
     *
     * @return their median
     */
    public double median() {
        return Medians.of(scores);
    }

    /**
     * The same for another clock, so that what two sessions measured can be compared: a host lets
     * the clock of its cores go up and down.
     *
     * @param other the clock; 0 for none
     * @return itself where one of the two is for none
     */
    Figure at(double other) {
        if (clock == 0 || other == 0) {
            return this;
        }
        return new Figure(
                name,
                unit,
                condition,
                other,
                scores.stream().map(score -> score * other / clock).toList());
    }

    boolean lowerIsBetter() {
        return !unit.equals(PER_SECOND);
    }

    /** Whether it depends on how fast the machine is. */
    boolean timed() {
        return !unit.equals(BYTES);
    }
}
