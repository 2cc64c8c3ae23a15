package io.tacho.stress.load;

import io.tacho.stress.scenario.Load;
import java.time.Duration;

/** Starts operations for a time. One thread calls it, but for {@link #stop}. */
public interface LoadGenerator extends Load {
    /**
     * Starts operations as later on the mean, until the time is over or it is told to stop.
     *
     * @param duration how long
     */
    void warmUp(Duration duration);

    /** Starts the load's operations, until all were or it is told to stop. */
    void run();

    /** Makes the others return soon. Any thread; later calls return at once. */
    void stop();

    /**
     * Operations started so far, all phases. Exact when nothing is on its way any more.
     *
     * @return how many
     */
    long started();

    /**
     * Operations of these that other processes asked for.
     *
     * @return how many
     */
    default long startedForOthers() {
        return 0;
    }

    /**
     * How well the schedule of the last phase was kept.
     *
     * @return the schedule's figures; {@link Punctuality#NONE} where there is no schedule
     */
    Punctuality punctuality();
}
