package io.tacho.profiling.machine;

/**
 * Watches the machine while a child process measures. Used by one thread. Costs a wake-up every 20
 * ms.
 */
public final class MachineWatch {
    /** A millisecond would show in the p99.9 of what is watched. */
    private static final long PERIOD_MILLIS = 20;

    /** Of the kernel's accounts (USER_HZ, 100 on every architecture Java runs on). */
    private static final double TICK_NANOS = 1e7;

    private final ProcessorTimes timesBefore;
    private final long startedAt;
    private final LongestHiccup hiccup;

    private MachineWatch() {
        timesBefore = ProcessorTimes.read();
        startedAt = System.nanoTime();
        hiccup = LongestHiccup.watch(PERIOD_MILLIS);
    }

    /**
     * Starts to watch.
     *
     * @return the watch
     */
    public static MachineWatch start() {
        return new MachineWatch();
    }

    /**
     * Ends. To be called when the child has ended and been waited for, else its own time counts as
     * that of others.
     *
     * @return what the machine was like
     */
    public Conditions stop() {
        long stalled = hiccup.stop();
        long elapsed = System.nanoTime() - startedAt;
        long foreign = ProcessorTimes.read().foreignSince(timesBefore);
        return new Conditions(foreign * TICK_NANOS / elapsed, stalled);
    }
}
