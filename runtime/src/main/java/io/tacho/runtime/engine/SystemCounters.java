package io.tacho.runtime.engine;

import io.tacho.runtime.ActorState;
import io.tacho.runtime.spi.CounterLabels;
import io.tacho.runtime.spi.CounterSink;
import io.tacho.runtime.spi.MessageOutcome;

/**
 * Shows what no single worker knows. Every worker publishes; all write about the same, so any may
 * be last.
 */
final class SystemCounters {
    private static final ActorState[] STATES = ActorState.values();
    private static final MessageOutcome[] OUTCOMES = MessageOutcome.values();

    private final LocalActorSystem system;
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
        Workforce workforce = system.workforce();
        for (MessageOutcome outcome : OUTCOMES) {
            elsewhere[outcome.ordinal()].set(workforce.settledElsewhere(outcome));
        }
        // After what became of messages: each of them is then among those sent.
        sent.set(system.lanes().sent());
        Census census = system.census();
        restarts.set(census.restarts());
        for (ActorState state : STATES) {
            actors[state.ordinal()].set(census.in(state));
        }
    }
}
