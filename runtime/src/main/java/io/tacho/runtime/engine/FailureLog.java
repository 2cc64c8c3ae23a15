package io.tacho.runtime.engine;

/** What failed, in the log: a few at a time, since each has a stack. Any thread. */
final class FailureLog {
    private static final System.Logger LOGGER = System.getLogger("io.tacho.runtime");

    private static final int FAILURES_PER_PERIOD = 10;

    private final LogLimit limit;

    FailureLog(NanoClock clock) {
        limit = new LogLimit(clock, FAILURES_PER_PERIOD, "failures");
    }

    void add(ActorCell cell, Throwable failure) {
        add("actor " + cell.name() + " failed", failure);
    }

    void add(String what, Throwable failure) {
        limit.log(before -> LOGGER.log(System.Logger.Level.WARNING, before + what, failure));
    }
}
