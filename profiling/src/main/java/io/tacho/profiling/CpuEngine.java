package io.tacho.profiling;

import org.jspecify.annotations.Nullable;

/** The ways to sample CPU time, best first. */
enum CpuEngine {
    /**
     * Perf events. Asked for plainly, async-profiler takes another engine without a word where they
     * are not to be had; asked to record the CPU as well, it fails and says why. So that is tried
     * first.
     */
    PERF("cpu", "start,event=cpu,record-cpu", "with kernel frames"),
    /** A POSIX timer for each thread. */
    CTIMER("ctimer", null, "without kernel frames"),
    /** One timer for the process. */
    ITIMER("itimer", null, "without kernel frames and unevenly among threads");

    private final String event;
    private final @Nullable String probe;
    private final String cost;

    CpuEngine(String event, @Nullable String probe, String cost) {
        this.event = event;
        this.probe = probe;
        this.cost = cost;
    }

    /** The profiler's name for it. */
    String event() {
        return event;
    }

    /** The command that fails where this engine can't work; null where starting fails by itself. */
    @Nullable String probe() {
        return probe;
    }

    /** What a profile taken in this way lacks. */
    String cost() {
        return cost;
    }
}
