package io.tacho.runtime.engine;

import io.tacho.runtime.spi.CounterLabels;
import io.tacho.runtime.spi.CounterSink;
import io.tacho.runtime.spi.MessageOutcome;

/**
 * Shows one worker's numbers, and the system's, to whoever looks from outside: about every
 * millisecond and before parking, not per message. Confined to the worker.
 */
final class WorkerCounters {
    private static final long INTERVAL_NANOS = 1_000_000;
    private static final MessageOutcome[] OUTCOMES = MessageOutcome.values();

    private final OutcomeCounts counts;
    private final SystemCounters system;
    private final CounterSink.Counter[] outcomes = new CounterSink.Counter[OUTCOMES.length];
    private final CounterSink.Counter ready;
    private long dueAt;

    /**
     * @param now ns
     */
    WorkerCounters(
            CounterSink sink, int worker, OutcomeCounts counts, SystemCounters system, long now) {
        this.counts = counts;
        this.system = system;
        dueAt = now;
        for (MessageOutcome outcome : OUTCOMES) {
            outcomes[outcome.ordinal()] = sink.allocate(CounterLabels.outcome(worker, outcome));
        }
        ready = sink.allocate(CounterLabels.readyActors(worker));
    }

    boolean isDue(long now) {
        return now - dueAt >= 0;
    }

    void publish(long now, int readyActors) {
        dueAt = now + INTERVAL_NANOS;
        try {
            for (MessageOutcome outcome : OUTCOMES) {
                outcomes[outcome.ordinal()].set(counts.get(outcome));
            }
            ready.set(readyActors);
            system.publish();
        } catch (Throwable thrown) {
            // Counters may be the program's own; that nobody sees them is no reason to stand still.
            system.failed(thrown);
        }
    }
}
