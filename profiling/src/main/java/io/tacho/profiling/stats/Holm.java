package io.tacho.profiling.stats;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Holm's step-down adjustment (1979) of several p: whichever of the hypotheses are true, with
 * probability alpha at most any of them is rejected.
 */
final class Holm {
    private final double alpha;
    private final double[] adjusted;
    private final int[] place;
    private final int rejected;

    Holm(double[] p, double alpha) {
        this.alpha = alpha;
        adjusted = new double[p.length];
        place = new int[p.length];
        int[] order =
                IntStream.range(0, p.length)
                        .boxed()
                        .sorted(Comparator.comparingDouble(i -> p[i]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        double largest = 0;
        int below = 0;
        for (int i = 0; i < order.length; i++) {
            largest = Math.max(largest, Math.min(1, (p.length - i) * p[order[i]]));
            adjusted[order[i]] = largest;
            place[order[i]] = i;
            below += largest < alpha ? 1 : 0;
        }
        rejected = below;
    }

    double adjusted(int index) {
        return adjusted[index];
    }

    /**
     * What the p at this index had, or would have had, to be below: the level at its own place if
     * it was rejected, else at the first place where none was.
     */
    double level(int index) {
        return alpha / (place.length - Math.min(place[index], rejected));
    }
}
