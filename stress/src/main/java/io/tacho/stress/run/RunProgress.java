package io.tacho.stress.run;

import io.tacho.runtime.MessageCounts;
import org.HdrHistogram.Histogram;

/** Told how a run goes; for showing it. Called by the run's thread, but for {@link #sample}. */
public interface RunProgress {
    /**
     * A phase begins.
     *
     * @param phase its name
     * @param total how much there is to do, in components or ns
     */
    void phase(String phase, long total);

    /**
     * How far the phase is. Called by a thread of its own, about twice a second.
     *
     * @param sample the state
     */
    void sample(Sample sample);

    /** The run is over or has failed; nothing more is told. */
    void finish();

    /** Shows nothing. */
    RunProgress NONE =
            new RunProgress() {
                @Override
                public void phase(String phase, long total) {}

                @Override
                public void sample(Sample sample) {}

                @Override
                public void finish() {}
            };

    /**
     * A state.
     *
     * @param done of the phase's total
     * @param counts of all messages so far
     * @param recent response times since the last sample; empty outside the window
     * @param gcCount collections so far
     */
    record Sample(long done, MessageCounts counts, Histogram recent, long gcCount) {}
}
