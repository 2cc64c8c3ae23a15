package io.tacho.profiling.stats;

/**
 * Where a relative change lies, with 95 % confidence.
 *
 * @param low its lower end; 0.05 is 5 % more, -0.05 is 5 % less
 * @param high its upper end
 */
public record Interval(double low, double high) {
    /**
     * Whether all of it lies within +-limit, the limit itself included.
     *
     * @param limit 0 or more
     */
    public boolean isWithin(double limit) {
        return low >= -limit && high <= limit;
    }

    /**
     * Whether all of it lies on one side of +-limit.
     *
     * @param limit 0 or more
     */
    public boolean isBeyond(double limit) {
        return low > limit || high < -limit;
    }
}
