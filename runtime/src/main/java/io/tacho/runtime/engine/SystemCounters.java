package io.tacho.runtime.engine;

import io.tacho.runtime.ActorState;
import io.tacho.runtime.spi.CounterLabels;
import io.tacho.runtime.spi.CounterSink;
import io.tacho.runtime.spi.MessageOutcome;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Shows what no single worker knows. Every worker publishes, one at a time: what one of them has
 * read may be old by the time it is written. Who finds another at it leaves it to that one; who
 * goes to rest, and the end of the system, publish once more.
 */
final class SystemCounters {
    private static final ActorState[] STATES = ActorState.values();
    private static final MessageOutcome[] OUTCOMES = MessageOutcome.values();

    private final LocalActorSystem system;
    private final AtomicBoolean publishing = new AtomicBoolean();
    private final CounterSink.Counter sent;
    private final CounterSink.Counter restarts;
    private final CounterSink.Counter[] elsewhere = new CounterSink.Counter[OUTCOMES.length];
    private final CounterSink.Counter[] actors = new CounterSink.Counter[STATES.length];

    SystemCounters(CounterSink sink, LocalActorSystem system) {
        this.system = system;
        sent = sink.allocate(CounterLabels.SENT);
        restarts = sink.allocate(CounterLabels.RESTARTS);
        for (MessageOutcome outcome : OUTCOMES) {
            elsewhere[outcome.ordinal()] = sink.allocate(CounterLabels.outcomeElsewhere(outcome));
        }
        for (ActorState state : STATES) {
            actors[state.ordinal()] = sink.allocate(CounterLabels.actors(state));
        }
    }

    void publish() {
        if (!publishing.compareAndSet(false, true)) {
            // And the other does not do it again for this one: with thousands of virtual threads
            // to add up, the workers come faster than that takes, and it would never get away.
            return;
        }
        try {
            write();
        } finally {
            publishing.set(false);
        }
    }

    /** Writing them, or a worker's, threw. */
    void failed(Throwable thrown) {
        system.failures().add("the counters threw", thrown);
    }

    private void write() {
        for (MessageOutcome outcome : OUTCOMES) {
            elsewhere[outcome.ordinal()].set(settledElsewhere(outcome));
        }
        // After what became of messages: each of them is then among those sent.
        sent.set(system.lanes().sent());
        Census census = system.census();
        restarts.set(census.restarts());
        for (ActorState state : STATES) {
            actors[state.ordinal()].set(census.in(state));
        }
    }

    private long settledElsewhere(MessageOutcome outcome) {
        long settled = system.workforce().settledElsewhere(outcome);
        return outcome == MessageOutcome.DROPPED
                ? settled + system.outsideDrops().unrecorded()
                : settled;
    }
}
