package io.tacho.stress.load;

import java.util.function.BooleanSupplier;

/**
 * Starts operations when they are due, whatever becomes of those before. One that can't be started
 * in time is started as soon as possible, with the time at which it was due, so the delay is in its
 * response time. One thread follows it; any may stop it and look.
 */
final class Schedule {
    /** So that it is soon noticed that it was stopped. */
    private static final long LONGEST_SLEEP_NANOS = 50_000_000;

    private final Arrivals arrivals;
    private final long seed;
    private volatile boolean stopped;
    private final BooleanSupplier isStopped = () -> stopped;
    private volatile long started;
    private volatile Punctuality punctuality = Punctuality.NONE;

    /** Starts one operation. */
    @FunctionalInterface
    interface Starter {
        /**
         * Starts it.
         *
         * @param number of the operation; each is used once
         * @param dueAt ns
         */
        void start(long number, long dueAt);
    }

    /**
     * A schedule.
     *
     * @param arrivals how operations lie within the rate
     * @param seed of what is random
     */
    Schedule(Arrivals arrivals, long seed) {
        this.arrivals = arrivals;
        this.seed = seed;
    }

    /** Returns when all operations were started, or it was stopped. */
    void follow(RateProfile rate, Starter starter) {
        Arrivals.Positions positions = arrivals.positions(seed);
        RateProfile.Course course = rate.course();
        long from = System.nanoTime();
        long first = started;
        Lateness lateness = new Lateness();
        double position = positions.of(0);
        for (long i = 0; position < rate.operations() && !stopped; position = positions.of(++i)) {
            long due = from + (long) course.nanosAt(position);
            long late = DueTime.await(due, isStopped, LONGEST_SLEEP_NANOS, () -> {}) - due;
            if (late < 0) {
                // Stopped while it waited: this one is not due.
                break;
            }
            lateness.add(late);
            starter.start(first + i, due);
            started = first + i + 1;
        }
        punctuality = lateness.punctuality();
    }

    /** It is followed no further. Any thread. */
    void stop() {
        stopped = true;
    }

    /** Operations started so far. Any thread. */
    long started() {
        return started;
    }

    /** How well it was kept when it was followed last. Any thread. */
    Punctuality punctuality() {
        return punctuality;
    }
}
