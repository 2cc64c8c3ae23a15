package io.tacho.profiling.stats;

import java.util.Arrays;
import java.util.Random;

/** Log-normal scores, as those of forks are, from a fixed seed. */
final class SyntheticForks {
    private final Random random;
    private final double deviation;

    SyntheticForks(long seed, double deviation) {
        this.random = new Random(seed);
        this.deviation = deviation;
    }

    /**
     * @param median about which they lie
     */
    double[] about(double median, int forks) {
        double[] scores = new double[forks];
        for (int i = 0; i < forks; i++) {
            scores[i] = median * Math.exp(deviation * random.nextGaussian());
        }
        return scores;
    }

    Comparison compared(double change, int forks) {
        return Comparison.of(about(100, forks), about(100 * (1 + change), forks));
    }

    static double[] constant(double value, int forks) {
        double[] scores = new double[forks];
        Arrays.fill(scores, value);
        return scores;
    }
}
