package io.tacho.runtime.engine;

import io.tacho.runtime.SupervisionException;
import org.jspecify.annotations.Nullable;

/**
 * What failed, in the log: a few at a time, since each has a stack. Any thread. Never throws: who
 * tells of a failure must not be kept from what he does about it.
 */
final class FailureLog {
    private static final System.Logger LOGGER = System.getLogger("io.tacho.runtime");

    private static final int FAILURES_PER_PERIOD = 10;

    private final LogLimit limit;

    FailureLog(NanoClock clock) {
        limit = new LogLimit(clock, FAILURES_PER_PERIOD, "failures");
    }

    void add(ActorCell cell, Throwable failure) {
        add(cell, "failed", failure);
    }

    /**
     * @param what happened, behind the actor's name
     */
    void add(ActorCell cell, String what, Throwable failure) {
        warn(null, cell, what, failure);
    }

    /** A hook threw of an actor whose life goes on as it would have. */
    void addHook(ActorCell cell, String hook, Throwable failure) {
        warn(hook, cell, "threw; stopping goes on", failure);
    }

    void add(String what, Throwable failure) {
        warn(null, null, what, failure);
    }

    /** What is amiss without anything having been thrown. */
    void note(String what) {
        warn(null, null, what, null);
    }

    /** The system shuts down. */
    void end(SupervisionException reason) {
        try {
            LOGGER.log(
                    System.Logger.Level.ERROR,
                    "the system shuts down: " + reason.getMessage(),
                    reason.getCause());
        } catch (Throwable unsaid) {
            // Whoever waits for the system's end gets the reason.
            limit.unsaid();
        }
    }

    /** The text is made where it may fail: there may be no memory for it. */
    private void warn(
            @Nullable String hook,
            @Nullable ActorCell cell,
            String what,
            @Nullable Throwable failure) {
        try {
            String whose = cell == null ? "" : "actor " + cell.name() + " ";
            String text = (hook == null ? "" : hook + " of ") + whose + what;
            limit.log(before -> LOGGER.log(System.Logger.Level.WARNING, before + text, failure));
        } catch (Throwable unsaid) {
            // No memory, or a logger or a message that throws. The next line counts it.
            limit.unsaid();
        }
    }
}
