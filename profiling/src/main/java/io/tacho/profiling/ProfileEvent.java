package io.tacho.profiling;

import java.util.Locale;

/** What a {@link ProfilerSession} samples. Immutable; all of them can run in one session. */
public enum ProfileEvent {
    /** Threads that run, every 10 ms of CPU time each. A graph's width is samples. */
    CPU("interval=10ms", false, "sample", "samples"),
    /** Allocation, about every 512 KiB. A graph's width is the bytes that the samples stand for. */
    ALLOC("alloc=512k", true, "byte", "bytes"),
    /** Threads whatever they do, running or waiting, every 50 ms. A graph's width is samples. */
    WALL("wall=50ms", false, "sample", "samples"),
    /** Waiting 10 us or longer for a Java lock. A graph's width is the time waited, in ns. */
    LOCK("lock=10us", true, "ns", "ns");

    private final String option;
    private final boolean weighted;
    private final String unit;
    private final String units;

    ProfileEvent(String option, boolean weighted, String unit, String units) {
        this.option = option;
        this.weighted = weighted;
        this.unit = unit;
        this.units = units;
    }

    /**
     * The event's name on a command line and in file names.
     *
     * @return {@code cpu}, {@code alloc}, {@code wall} or {@code lock}
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How async-profiler's start command asks for it; CPU needs an engine besides. */
    String option() {
        return option;
    }

    /** Whether the graph's width is what the samples stand for, not how many there are. */
    boolean weighted() {
        return weighted;
    }

    /** One of what the graph's width is measured in. */
    String unit() {
        return unit;
    }

    /** Several of what the graph's width is measured in. */
    String units() {
        return units;
    }
}
