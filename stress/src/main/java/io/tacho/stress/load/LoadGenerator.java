package io.tacho.stress.load;

import io.tacho.stress.scenario.Load;

/** Starts operations for a time. */
public interface LoadGenerator extends Load {
    /**
     * Starts operations until the time is over or it is told to stop. Called by one thread at a
     * time; may be called again for the next phase, and goes on counting.
     *
     * @param nanos how long, ns
     */
    void run(long nanos);

    /** Makes {@link #run} return soon. Any thread; later calls of run return at once. */
    void stop();

    /**
     * Operations started so far, all phases. Exact when nothing is on its way any more.
     *
     * @return how many
     */
    long started();

    /**
     * How well the schedule of the last phase was kept.
     *
     * @return the schedule's figures; {@link Punctuality#NONE} where there is no schedule
     */
    Punctuality punctuality();
}
