package io.tacho.profiling.stats;

import io.tacho.profiling.ProfilingException;

/**
 * What is asked of verdicts.
 *
 * @param alpha how likely any false alarm may be among the verdicts of a suite in which nothing
 *     changed, between 0 and 1
 * @param noise changes up to this are nobody's business, however surely they are there; a share, 0
 *     or more
 * @param detect the smallest change that is to be found; a share, above the noise. "No change"
 *     means that it is surely no larger than this.
 */
public record Demands(double alpha, double noise, double detect) {
    /** 5 % false alarms, 2 % noise, changes of 5 % to be found. */
    public static final Demands DEFAULT = new Demands(0.05, 0.02, 0.05);

    /**
     * Checks.
     *
     * @throws ProfilingException if one is out of its range
     */
    public Demands {
        if (!(alpha > 0 && alpha < 1)) {
            throw new ProfilingException("alpha is " + alpha + "; give one between 0 and 1");
        }
        if (!(noise >= 0 && noise < detect && detect < Double.POSITIVE_INFINITY)) {
            throw new ProfilingException(
                    "A change of "
                            + detect
                            + " can't be told from a noise of "
                            + noise
                            + "; ask for one that is larger than the noise");
        }
    }

    /**
     * The same with another change to be found.
     *
     * @param change a share, above the noise
     */
    public Demands withDetect(double change) {
        return new Demands(alpha, noise, change);
    }
}
