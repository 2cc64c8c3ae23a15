package io.tacho.profiling.suite;

import io.tacho.profiling.stats.PowerCalculation;
import java.time.Duration;

/**
 * How each benchmark is measured.
 *
 * @param forks JVMs, each measuring once; 1 or more
 * @param warmup before the measurement of each
 * @param iterations of the measurement
 * @param iteration how long each takes
 */
public record Settings(int forks, Duration warmup, int iterations, Duration iteration) {
    /**
     * What a figure needs that is to be quoted. C2 compiles what runs once a batch after 5,000 of
     * them (Tier4InvocationThreshold), for up to 50 ms: a batch of 0.4 to 1.4 ms would have that in
     * the measurement, so most of those that can be chosen take some 0.3.
     */
    public static final Settings FULL =
            new Settings(
                    PowerCalculation.LEAST_FORKS,
                    Duration.ofSeconds(2),
                    100,
                    Duration.ofMillis(50));

    /** For a look: nothing is called stable or unstable. */
    public static final Settings QUICK =
            new Settings(1, Duration.ofMillis(500), 10, Duration.ofMillis(50));

    /**
     * The same with another number of forks.
     *
     * @param count 1 or more
     * @return new settings
     */
    public Settings withForks(int count) {
        return new Settings(count, warmup, iterations, iteration);
    }

    /**
     * What one fork takes, starting and ending it included.
     *
     * @return an estimate
     */
    Duration forkTime() {
        return warmup.plus(iteration.multipliedBy(iterations)).plusSeconds(2);
    }
}
