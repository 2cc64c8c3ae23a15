package io.tacho.profiling.stats;

import io.tacho.profiling.ProfilingException;

/** What all of this package asks of the numbers that it is given. */
final class Scores {
    private Scores() {}

    /**
     * @throws ProfilingException if there is none, or one is negative, infinite or no number
     */
    static void require(String what, double[] scores) {
        if (scores.length == 0) {
            throw new ProfilingException("There are no scores of " + what + "; run it first");
        }
        for (int i = 0; i < scores.length; i++) {
            if (!(scores[i] >= 0 && scores[i] < Double.POSITIVE_INFINITY)) {
                throw new ProfilingException(
                        String.format(
                                "Score %d of %s is %s; leave out what failed: a score is 0 or more",
                                i + 1, what, scores[i]));
            }
        }
    }
}
