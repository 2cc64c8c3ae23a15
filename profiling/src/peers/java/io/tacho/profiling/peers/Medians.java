package io.tacho.profiling.peers;

/** The median, of windows and of forks. */
final class Medians {
    private Medians() {}

    /**
     * @param sorted ascending, one or more
     */
    static double ofSorted(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
