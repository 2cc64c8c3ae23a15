package io.tacho.runtime.routing;

import io.tacho.runtime.ActorRef;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The routees of a router and what it derives from them, replaced together when they change. Any
 * thread. Changes are compare-and-set, not locked: a worker that removes an ended routee never
 * waits for a thread that was preempted while it changed the set.
 *
 * @param <M> what the routees understand
 * @param <V> what is derived from them, made once for each change
 */
final class RouteeSet<M, V> {
    private static final VarHandle CURRENT;

    static {
        try {
            CURRENT =
                    MethodHandles.lookup()
                            .findVarHandle(RouteeSet.class, "current", Snapshot.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Function<List<ActorRef<M>>, V> derive;

    /** Volatile: who reads it sees the list and the view as they were when it was written. */
    private volatile Snapshot<M, V> current;

    private record Snapshot<M, V>(List<ActorRef<M>> routees, V view) {}

    RouteeSet(List<ActorRef<M>> routees, Function<List<ActorRef<M>>, V> derive) {
        this.derive = derive;
        this.current = snapshot(List.copyOf(new LinkedHashSet<>(routees)));
    }

    V view() {
        return current.view;
    }

    List<ActorRef<M>> list() {
        return current.routees;
    }

    boolean add(ActorRef<M> routee) {
        Objects.requireNonNull(routee, "routee");
        // Distinct keeps the first, so one that is there already changes nothing.
        return change(before -> Stream.concat(before, Stream.of(routee)).distinct());
    }

    boolean remove(ActorRef<M> routee) {
        Objects.requireNonNull(routee, "routee");
        return retain(each -> !each.equals(routee));
    }

    void removeEnded() {
        retain(each -> !each.state().isFinal());
    }

    private boolean retain(Predicate<ActorRef<M>> stays) {
        return change(before -> before.filter(stays));
    }

    private boolean change(UnaryOperator<Stream<ActorRef<M>>> step) {
        while (true) {
            Snapshot<M, V> before = current;
            List<ActorRef<M>> after = step.apply(before.routees.stream()).toList();
            if (after.size() == before.routees.size()) {
                return false;
            }
            if (CURRENT.compareAndSet(this, before, snapshot(after))) {
                return true;
            }
        }
    }

    private Snapshot<M, V> snapshot(List<ActorRef<M>> routees) {
        return new Snapshot<>(routees, derive.apply(routees));
    }
}
