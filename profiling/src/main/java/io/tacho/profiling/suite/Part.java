package io.tacho.profiling.suite;

/** The parts of a report, in their order. */
public enum Part {
    /** Components, their names, their hooks, their state. */
    LIFECYCLE_AND_REGISTRY("Lifecycle and registry"),
    /** Messages, answers, topics, the journal. */
    MESSAGING("Messaging"),
    /** Many of everything. */
    SCALABILITY_AND_STRESS("Scalability and stress");

    private final String title;

    Part(String title) {
        this.title = title;
    }

    /**
     * For a heading.
     *
     * @return a few words
     */
    public String title() {
        return title;
    }
}
