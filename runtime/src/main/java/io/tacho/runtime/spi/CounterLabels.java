package io.tacho.runtime.spi;

import io.tacho.runtime.ActorState;
import java.util.Locale;

/** The labels of the runtime's counters: what a viewer looks for. */
public final class CounterLabels {
    /** Messages sent, by whomever. */
    public static final String SENT = "sent";

    /** Restarts of actors. */
    public static final String RESTARTS = "restarts";

    private CounterLabels() {}

    /**
     * Messages that a worker settled in a way.
     *
     * @param worker index, from 0
     * @param outcome the way
     * @return the label, like {@code worker.0.handled} or {@code worker.0.dead_letter}
     */
    public static String outcome(int worker, MessageOutcome outcome) {
        return "worker." + worker + "." + outcome.name().toLowerCase(Locale.ROOT);
    }

    /**
     * Messages that were settled in a way outside the pool: by pinned workers, on virtual threads,
     * and by senders whose drops the workers don't keep up with.
     *
     * @param outcome the way
     * @return the label, like {@code elsewhere.handled}
     */
    public static String outcomeElsewhere(MessageOutcome outcome) {
        return "elsewhere." + outcome.name().toLowerCase(Locale.ROOT);
    }

    /**
     * Actors waiting in a worker's run queue.
     *
     * @param worker index, from 0
     * @return the label, like {@code worker.0.ready}
     */
    public static String readyActors(int worker) {
        return "worker." + worker + ".ready";
    }

    /**
     * Actors in a state; for the final states those that ever ended in it.
     *
     * @param state the state
     * @return the label, like {@code actors.ready}
     */
    public static String actors(ActorState state) {
        return "actors." + state.name().toLowerCase(Locale.ROOT);
    }
}
