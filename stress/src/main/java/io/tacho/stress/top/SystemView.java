package io.tacho.stress.top;

import io.tacho.registry.CountersView;
import io.tacho.runtime.ActorState;
import io.tacho.runtime.spi.CounterLabels;
import io.tacho.runtime.spi.MessageOutcome;
import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/** Reads the counters of a running system and prints what changed since the last look. */
public final class SystemView {
    private final CountersView counters;
    private final Map<MessageOutcome, Long> last = new EnumMap<>(MessageOutcome.class);
    private long lastSent;
    private long lastAt;

    /**
     * Over a system's counters.
     *
     * @param counters of a running or ended system
     */
    public SystemView(CountersView counters) {
        this.counters = counters;
    }

    /** Notes the present values, so that the next look has something to compare with. */
    public void baseline() {
        lastAt = System.nanoTime();
        lastSent = value(CounterLabels.SENT);
        for (MessageOutcome outcome : MessageOutcome.values()) {
            last.put(outcome, total(outcome));
        }
    }

    /**
     * Prints a look.
     *
     * @param out where to
     * @param names registered now
     */
    public void print(PrintWriter out, long names) {
        long before = lastAt;
        long sentBefore = lastSent;
        Map<MessageOutcome, Long> settledBefore = new EnumMap<>(last);
        baseline();
        double seconds = Math.max(1, lastAt - before) / 1e9;
        out.printf(
                Locale.ROOT,
                "%s, pid %d, %s%n",
                counters.systemName(),
                counters.pid(),
                counters.closed()
                        ? "ended"
                        : counters.processAlive() ? "running" : "its process is gone");
        out.printf(Locale.ROOT, "  names     %,d registered%n", names);
        StringBuilder states = new StringBuilder();
        for (ActorState state : ActorState.values()) {
            states.append(
                    String.format(
                            Locale.ROOT,
                            " %s %,d",
                            state.name().toLowerCase(Locale.ROOT),
                            value(CounterLabels.actors(state))));
        }
        out.println("  actors   " + states);
        long settled = 0;
        for (MessageOutcome outcome : MessageOutcome.values()) {
            settled += last.getOrDefault(outcome, 0L);
        }
        out.printf(
                Locale.ROOT,
                "  messages  sent %,.0f/s, backlog %,d%n",
                (lastSent - sentBefore) / seconds,
                Math.max(0, lastSent - settled));
        for (MessageOutcome outcome : MessageOutcome.values()) {
            long now = last.getOrDefault(outcome, 0L);
            out.printf(
                    Locale.ROOT,
                    "    %-12s %,16d %,14.0f/s%n",
                    outcome.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    now,
                    (now - settledBefore.getOrDefault(outcome, 0L)) / seconds);
        }
        workers(out);
        out.flush();
    }

    private void workers(PrintWriter out) {
        for (int worker = 0; ; worker++) {
            OptionalLong ready = counters.value(CounterLabels.readyActors(worker));
            if (ready.isEmpty()) {
                return;
            }
            out.printf(
                    Locale.ROOT,
                    "  worker %-3d handled %,16d, %,d actors ready%n",
                    worker,
                    value(CounterLabels.outcome(worker, MessageOutcome.HANDLED)),
                    ready.getAsLong());
        }
    }

    private long total(MessageOutcome outcome) {
        long sum = value(CounterLabels.outcomeElsewhere(outcome));
        for (int worker = 0; ; worker++) {
            OptionalLong value = counters.value(CounterLabels.outcome(worker, outcome));
            if (value.isEmpty()) {
                return sum;
            }
            sum += value.getAsLong();
        }
    }

    private long value(String label) {
        return counters.value(label).orElse(0);
    }
}
