package io.tacho.profiling.stats;

/**
 * The best place to cut a stretch of a series in two, by the energy statistic of Szekely and Rizzo
 * with alpha = 1: how much further apart values of the two sides are than values of one side.
 *
 * <p>As Matteson and James have it, the right side need not reach to the end: so a change is found
 * that is undone later. All pairs of a cut and an end of the right side are looked at, in time
 * quadratic and memory linear in the length.
 *
 * @param index where the right side begins, from the beginning of the stretch
 * @param statistic their Q: 0 on average where nothing changes, at a chosen cut
 */
record EnergySplit(int index, double statistic) {
    /**
     * @param values of the stretch; one shorter than twice the least length has no cut
     * @param least length of either side, 2 or more
     */
    static EnergySplit best(double[] values, int least) {
        int length = values.length;
        double[] toAllBefore = new double[length];
        for (int i = 0; i < length; i++) {
            addDistances(toAllBefore, values, i);
        }
        double[] inverse = inverses(length);
        double[] toLeft = new double[length];
        double withinLeft = 0;
        EnergySplit best = new EnergySplit(0, Double.NEGATIVE_INFINITY);
        for (int cut = 1; cut <= length - least; cut++) {
            withinLeft += toLeft[cut - 1];
            addDistances(toLeft, values, cut - 1);
            if (cut < least) {
                continue;
            }
            double between = 0;
            double withinRight = 0;
            double leftShare = withinLeft * inverse[cut - 1];
            for (int i = cut; i < length; i++) {
                between += toLeft[i];
                withinRight += toAllBefore[i] - toLeft[i];
                int right = i + 1 - cut;
                if (right >= least) {
                    double rightShare = withinRight * inverse[right - 1];
                    double energy = between - right * leftShare - cut * rightShare;
                    double statistic = 2 * inverse[cut + right] * energy;
                    if (statistic > best.statistic) {
                        best = new EnergySplit(cut, statistic);
                    }
                }
            }
        }
        return best;
    }

    /** To each sum of a later value, how far that one is from the value at this index. */
    private static void addDistances(double[] sums, double[] values, int index) {
        double value = values[index];
        for (int i = index + 1; i < values.length; i++) {
            sums[i] += Math.abs(values[i] - value);
        }
    }

    private static double[] inverses(int largest) {
        double[] inverses = new double[largest + 1];
        for (int i = 1; i <= largest; i++) {
            inverses[i] = 1.0 / i;
        }
        return inverses;
    }
}
