package io.tacho.profiling.suite;

import java.util.Locale;

/** Benchmarks that belong together, in the order of the suite. */
public enum Group {
    /** Spawning and stopping. */
    LIFECYCLE(Part.LIFECYCLE_AND_REGISTRY),
    /** The directory of names, at 1,000 names. */
    REGISTRY(Part.LIFECYCLE_AND_REGISTRY),
    /** What is called before, after and around. */
    HOOKS(Part.LIFECYCLE_AND_REGISTRY),
    /** Fields of a behaviour. */
    STATE(Part.LIFECYCLE_AND_REGISTRY),
    /** One message to one actor. */
    DIRECT(Part.MESSAGING),
    /** Questions and answers. */
    REQUEST(Part.MESSAGING),
    /** Publishing and subscribing. */
    TOPICS(Part.MESSAGING),
    /** As many as go. */
    THROUGHPUT(Part.MESSAGING),
    /** What a record costs. */
    JOURNAL(Part.MESSAGING),
    /** What the processor executes, counted instead of timed. */
    INSTRUCTIONS(Part.MESSAGING),
    /** The directory of names, from ten to a million. */
    REGISTRY_SCALE(Part.SCALABILITY_AND_STRESS),
    /** Many spawns at once. */
    SPAWN_RATE(Part.SCALABILITY_AND_STRESS),
    /** All at the same time, and what it takes of the memory. */
    STRESS(Part.SCALABILITY_AND_STRESS);

    private final Part part;

    Group(Part part) {
        this.part = part;
    }

    /**
     * Where a report shows it.
     *
     * @return the part
     */
    public Part part() {
        return part;
    }

    /**
     * Its name on a command line.
     *
     * @return such as {@code registry-scale}
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
