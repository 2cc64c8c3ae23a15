package io.tacho.stress.report;

import java.util.Arrays;
import java.util.List;

/**
 * A logarithmic axis around 1: twice as much and half as much lie equally far from the middle.
 *
 * @param limit the factor at its right end; its inverse is at the left one
 * @param ticks changes against 1 that are labelled, percent
 */
record RatioScale(double limit, List<Integer> ticks) {
    private static final List<RatioScale> ALL =
            List.of(
                    new RatioScale(1.1, List.of(-5, 0, 5)),
                    new RatioScale(1.25, List.of(-20, -10, 0, 10, 20)),
                    new RatioScale(1.5, List.of(-30, -15, 0, 15, 30)),
                    new RatioScale(2, List.of(-50, -25, 0, 25, 50, 100)),
                    new RatioScale(4, List.of(-75, -50, 0, 100, 300)));

    /** Few far outliers must not squeeze all the rest together. */
    private static final double SHOWN = 0.95;

    /** The narrowest on which nearly all are seen. */
    static RatioScale of(double... ratios) {
        return ALL.stream()
                .filter(
                        scale ->
                                Arrays.stream(ratios).filter(scale::holds).count()
                                        >= SHOWN * ratios.length)
                .findFirst()
                .orElse(ALL.get(ALL.size() - 1));
    }

    boolean holds(double ratio) {
        return ratio <= limit && ratio >= 1 / limit;
    }

    /** Share of the width, within it whatever the ratio. */
    double place(double ratio) {
        double place = 0.5 + Math.log(ratio) / Math.log(limit) / 2;
        return Math.min(1, Math.max(0, place));
    }
}
