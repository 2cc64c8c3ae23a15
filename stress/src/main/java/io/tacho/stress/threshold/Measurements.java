package io.tacho.stress.threshold;

import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** What a run has measured. */
public interface Measurements {
    /**
     * A metric that is one number.
     *
     * @param metric none of the four times
     * @return ns, bytes, a number or things a second
     */
    double value(Metric metric);

    /**
     * A metric that has percentiles.
     *
     * @param metric one of the four times
     * @param type of the message, or of an operation's first; null for all
     * @return ns; empty if there were none
     */
    Histogram distribution(Metric metric, @Nullable String type);
}
