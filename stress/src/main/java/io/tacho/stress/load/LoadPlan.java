package io.tacho.stress.load;

import io.tacho.runtime.ActorSystem;
import io.tacho.stress.scenario.Scenario;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What load a run is to have.
 *
 * @param profile operations a second; null for as many as go
 * @param arrivals how they lie within the rate
 * @param inFlight operations at a time, where as many go as do
 * @param warmup before the measured window
 * @param duration of the measured window's load
 * @param drain how long operations that are under way when the load ends may take to end
 */
public record LoadPlan(
        @Nullable RateProfile profile,
        Arrivals arrivals,
        int inFlight,
        Duration warmup,
        Duration duration,
        Duration drain) {
    /** How long the last operations may take where nobody says. */
    public static final Duration DRAIN = Duration.ofSeconds(10);

    /**
     * A schedule that does not wait for anything.
     *
     * @param profile operations a second
     * @param arrivals how they lie within the rate
     * @param warmup before, with the mean rate
     * @param drain how long the last ones may take
     * @return an open loop
     */
    public static LoadPlan open(
            RateProfile profile, Arrivals arrivals, Duration warmup, Duration drain) {
        return new LoadPlan(profile, arrivals, 0, warmup, profile.duration(), drain);
    }

    /**
     * As many as go, so many at a time.
     *
     * @param inFlight how many, 1 or more
     * @param warmup before
     * @param duration of the measured window
     * @param drain how long the last ones may take
     * @return a closed loop
     */
    public static LoadPlan closed(
            int inFlight, Duration warmup, Duration duration, Duration drain) {
        return new LoadPlan(null, Arrivals.EVEN, inFlight, warmup, duration, drain);
    }

    /**
     * What makes this load.
     *
     * @param scenario whose operations
     * @param system where
     * @param seed of what is random
     * @return a new one
     */
    public LoadGenerator generator(Scenario scenario, ActorSystem system, long seed) {
        return profile == null
                ? new ClosedLoop(scenario, system, this)
                : new OpenLoop(scenario, system, profile, arrivals, seed);
    }
}
