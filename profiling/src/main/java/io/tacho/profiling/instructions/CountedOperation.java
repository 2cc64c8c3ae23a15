package io.tacho.profiling.instructions;

import java.util.Locale;

/** What can be counted. */
public enum CountedOperation {
    /** One message between two actors, sent, queued and handled. */
    TELL("tell, until the handler has run", Drivers::tell),
    /** One question between two actors, until its answer is handled. */
    ASK("ask, until the answer is handled", Drivers::ask),
    /** One publication, until ten subscribers have handled it. */
    PUBLISH_10("publish, until ten subscribers have handled it", Drivers::publish);

    private final String operation;
    private final Rounds.Driver driver;

    CountedOperation(String operation, Rounds.Driver driver) {
        this.operation = operation;
        this.driver = driver;
    }

    /**
     * Its name in a command and in a result.
     *
     * @return such as {@code publish_10}
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * What one operation is.
     *
     * @return in words
     */
    public String operation() {
        return operation;
    }

    /** A system that does it. */
    Rounds start() {
        return new Rounds(driver);
    }
}
