package io.tacho.stress.load;

import java.time.Duration;
import java.util.List;

/**
 * How many operations a second are due at each time of a load: in each stage the rate changes
 * evenly from that at the end of the one before. Any thread.
 */
public final class RateProfile {
    private static final double NANOS_PER_SECOND = 1e9;

    private final double startRate;
    private final List<Stage> stages;
    private final double operations;
    private final Duration duration;

    /**
     * A course.
     *
     * @param startRate with which it begins, operations a second, 0 or more
     * @param stages one or more, of which at least one has operations
     * @throws IllegalArgumentException if there are none, or no operation in any
     */
    public RateProfile(double startRate, List<Stage> stages) {
        this.startRate = new Stage(Duration.ofNanos(1), startRate).rate();
        this.stages = List.copyOf(stages);
        double sum = 0;
        Duration length = Duration.ZERO;
        double rate = startRate;
        for (Stage stage : stages) {
            sum += (rate + stage.rate()) / 2 * seconds(stage);
            length = length.plus(stage.duration());
            rate = stage.rate();
        }
        if (sum < 1) {
            throw new IllegalArgumentException(
                    "the stages have no operation; write the rates like 100k");
        }
        operations = sum;
        duration = length;
    }

    /**
     * The same rate all the time.
     *
     * @param rate operations a second
     * @param duration how long
     * @return one stage
     */
    public static RateProfile constant(double rate, Duration duration) {
        return new RateProfile(rate, List.of(new Stage(duration, rate)));
    }

    /**
     * Whether the rate is the same all the time.
     *
     * @return true if it never changes
     */
    public boolean isConstant() {
        return stages.stream().allMatch(stage -> stage.rate() == startRate);
    }

    /**
     * With which it begins.
     *
     * @return operations a second
     */
    public double startRate() {
        return startRate;
    }

    /**
     * How it goes on.
     *
     * @return one or more
     */
    public List<Stage> stages() {
        return stages;
    }

    /**
     * How long it takes.
     *
     * @return more than 0
     */
    public Duration duration() {
        return duration;
    }

    /**
     * How many operations are due in all of it; the last may be a part of one.
     *
     * @return 1 or more
     */
    public double operations() {
        return operations;
    }

    /**
     * The mean over all of it.
     *
     * @return operations a second
     */
    public double meanRate() {
        return operations / (duration.toNanos() / NANOS_PER_SECOND);
    }

    /**
     * The rate at a time.
     *
     * @param nanos since the beginning
     * @return operations a second; 0 when it is over
     */
    public double rateAt(long nanos) {
        double from = startRate;
        long left = nanos;
        for (Stage stage : stages) {
            long length = stage.duration().toNanos();
            if (left < length) {
                return from + (stage.rate() - from) * left / length;
            }
            left -= length;
            from = stage.rate();
        }
        return 0;
    }

    private static double seconds(Stage stage) {
        return stage.duration().toNanos() / NANOS_PER_SECOND;
    }

    /**
     * Goes through it once.
     *
     * @return at its beginning; of one thread
     */
    public Course course() {
        return new Course();
    }

    /** When each operation is due. Confined to a thread. */
    public final class Course {
        private int next;

        // The present stage: rates in operations a ns, and what was before it.
        private double from = startRate / NANOS_PER_SECOND;
        private double to = from;
        private double nanos;
        private double operationsBefore;
        private double operationsHere;
        private double nanosBefore;

        private Course() {
            enter();
        }

        /**
         * When an operation is due.
         *
         * @param position how many are due before it, in whole and parts, not less than in the call
         *     before
         * @return ns since the beginning
         */
        public double nanosAt(double position) {
            while (position >= operationsBefore + operationsHere && next < stages.size()) {
                operationsBefore += operationsHere;
                nanosBefore += nanos;
                enter();
            }
            double count = Math.min(position - operationsBefore, operationsHere);
            // Of from * t + (to - from) / (2 * nanos) * t^2 = count the root in the form that also
            // holds where both rates are the same, and that subtracts nothing from its like.
            double root = Math.sqrt(from * from + 2 * count * (to - from) / nanos);
            return count == 0 ? nanosBefore : nanosBefore + 2 * count / (from + root);
        }

        private void enter() {
            Stage stage = stages.get(next++);
            from = to;
            to = stage.rate() / NANOS_PER_SECOND;
            nanos = stage.duration().toNanos();
            operationsHere = (from + to) / 2 * nanos;
        }
    }
}
