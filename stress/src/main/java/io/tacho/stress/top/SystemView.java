package io.tacho.stress.top;

import io.tacho.registry.ActivityView;
import io.tacho.registry.CountersView;
import io.tacho.registry.DirectoryView;
import io.tacho.runtime.ActorState;
import io.tacho.runtime.spi.CounterLabels;
import io.tacho.runtime.spi.MessageOutcome;
import io.tacho.stress.ControlCharacters;
import io.tacho.stress.top.Look.ComponentLook;
import io.tacho.stress.top.Look.Flow;
import io.tacho.stress.top.Look.WorkerLook;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a running system through the files that it keeps: it takes part in nothing, so it also
 * shows one that hangs. Confined to a thread.
 */
public final class SystemView {
    /** Names are read anew at most so often: there may be a million. */
    private static final long NAMES_NANOS = 5_000_000_000L;

    private final CountersView counters;
    private final DirectoryView directory;
    private final @Nullable ActivityView activity;
    private final Map<MessageOutcome, Long> settled = new EnumMap<>(MessageOutcome.class);
    private final long[] handled;
    private final long[] nanos;
    private final Map<Integer, String> names = new HashMap<>();
    private long namesReadAt;
    private long sent;
    private long at;

    /**
     * Over a system's files.
     *
     * @param counters of a running or ended system
     * @param directory of its names
     * @param activity of its actors; null if it shows none
     */
    public SystemView(
            CountersView counters, DirectoryView directory, @Nullable ActivityView activity) {
        this.counters = counters;
        this.directory = directory;
        this.activity = activity;
        handled = new long[activity == null ? 0 : activity.actors()];
        nanos = new long[handled.length];
        namesReadAt = System.nanoTime() - NAMES_NANOS;
        look();
    }

    /**
     * Whether there will be nothing new.
     *
     * @return true once the system has ended, in whatever way
     */
    public boolean ended() {
        return counters.closed() || !counters.processAlive();
    }

    /** Looks; what is told by the second is since the look before. */
    Look look() {
        long before = at;
        at = System.nanoTime();
        double seconds = Math.max(1, at - before) / 1e9;
        long sentBefore = sent;
        sent = value(CounterLabels.SENT);
        Map<MessageOutcome, Flow> outcomes = outcomes(seconds);
        long ended = settled.values().stream().mapToLong(Long::longValue).sum();
        return new Look(
                counters.systemName(),
                counters.pid(),
                counters.closed()
                        ? "ended"
                        : counters.processAlive() ? "running" : "its process is gone",
                directory.size(),
                actors(),
                (sent - sentBefore) / seconds,
                Math.max(0, sent - ended),
                outcomes,
                workers(),
                activity == null ? null : components(activity, seconds));
    }

    private Map<MessageOutcome, Flow> outcomes(double seconds) {
        Map<MessageOutcome, Flow> outcomes = new EnumMap<>(MessageOutcome.class);
        for (MessageOutcome outcome : MessageOutcome.values()) {
            long now = total(outcome);
            Long before = settled.put(outcome, now);
            outcomes.put(outcome, new Flow(now, (now - (before == null ? 0 : before)) / seconds));
        }
        return outcomes;
    }

    private String actors() {
        StringBuilder states = new StringBuilder();
        for (ActorState state : ActorState.values()) {
            states.append(states.isEmpty() ? "" : "  ")
                    .append(state.name().toLowerCase(Locale.ROOT))
                    .append(String.format(Locale.ROOT, " %,d", value(CounterLabels.actors(state))));
        }
        return states.toString();
    }

    private List<WorkerLook> workers() {
        List<ActivityView.Handling> busy =
                activity == null ? Collections.emptyList() : activity.handling();
        List<WorkerLook> workers = new ArrayList<>();
        for (int worker = 0; ; worker++) {
            OptionalLong ready = counters.value(CounterLabels.readyActors(worker));
            if (ready.isEmpty()) {
                return workers;
            }
            String busyWith = null;
            long since = at;
            for (ActivityView.Handling each : busy) {
                if (each.worker() == worker) {
                    busyWith = name(each.actorId());
                    since = each.since();
                }
            }
            workers.add(
                    new WorkerLook(
                            worker,
                            value(CounterLabels.outcome(worker, MessageOutcome.HANDLED)),
                            ready.getAsLong(),
                            busyWith,
                            Math.max(0, at - since)));
        }
    }

    private List<ComponentLook> components(ActivityView view, double seconds) {
        Map<Integer, Long> busy = new HashMap<>();
        for (ActivityView.Handling each : view.handling()) {
            busy.put(each.actorId(), Math.max(0, at - each.since()));
        }
        List<ComponentLook> components = new ArrayList<>();
        for (int id = 0; id < handled.length; id++) {
            Long present = busy.get(id);
            if (view.handled(id) == handled[id] && present == null) {
                continue;
            }
            ActivityView.Activity now = view.of(id, at);
            long messages = now.handled() - handled[id];
            long took = now.nanos() - nanos[id];
            handled[id] = now.handled();
            nanos[id] = now.nanos();
            components.add(
                    new ComponentLook(
                            name(id),
                            messages / seconds,
                            now.backlog(),
                            Math.max(now.slowestNanos(), present == null ? 0 : present),
                            messages == 0 ? 0 : (double) took / messages,
                            took / 1e9 / seconds));
        }
        return components;
    }

    private String name(int actorId) {
        String known = names.get(actorId);
        if (known == null && System.nanoTime() - namesReadAt >= NAMES_NANOS) {
            namesReadAt = System.nanoTime();
            names.clear();
            // The runtime takes no names with control characters; a file may have any.
            directory.forEach(
                    (name, entry) -> names.put(entry.actorId(), ControlCharacters.replaced(name)));
            known = names.get(actorId);
        }
        return known == null ? "#" + actorId : known;
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
