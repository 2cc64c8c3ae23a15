package io.tacho.profiling.bench;

/**
 * How many operations an invocation of a batched benchmark does. Every such benchmark asks here, so
 * that one property can make all of them slower by a known amount: {@code
 * -Dtacho.bench.extraPercent=5} adds five operations to every hundred, while the reader of the
 * result still divides by the batch. This is how verdicts are tested: against a slow-down that was
 * put in on purpose.
 */
public final class Operations {
    /** Names the property; in per cent, 0 unless set. */
    public static final String EXTRA_PERCENT = "tacho.bench.extraPercent";

    private Operations() {}

    /**
     * The operations of one invocation.
     *
     * @param batch what the result is divided by, 1 or more
     * @return the batch and {@value #EXTRA_PERCENT} of it, rounded down
     */
    public static int of(int batch) {
        return Math.toIntExact(batch + batch * (long) Integer.getInteger(EXTRA_PERCENT, 0) / 100);
    }
}
