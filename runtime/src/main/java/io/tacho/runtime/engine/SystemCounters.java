package io.tacho.runtime.engine;

import io.tacho.runtime.ActorState;
import io.tacho.runtime.spi.CounterLabels;
import io.tacho.runtime.spi.CounterSink;

/**
 * Shows what no single worker knows. Every worker publishes; all write about the same, so any may
 * be last.
 */
final class SystemCounters {
    private static final ActorState[] STATES = ActorState.values();

    private final Lanes lanes;
    private final Census census;
    private final CounterSink.Counter sent;
    private final CounterSink.Counter[] actors = new CounterSink.Counter[STATES.length];

    SystemCounters(CounterSink sink, Lanes lanes, Census census) {
        this.lanes = lanes;
        this.census = census;
        sent = sink.allocate(CounterLabels.SENT);
        for (ActorState state : STATES) {
            actors[state.ordinal()] = sink.allocate(CounterLabels.actors(state));
        }
    }

    void publish() {
        sent.set(lanes.sent());
        for (ActorState state : STATES) {
            actors[state.ordinal()].set(census.in(state));
        }
    }
}
