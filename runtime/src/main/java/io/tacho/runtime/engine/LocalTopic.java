package io.tacho.runtime.engine;

import io.tacho.runtime.ActorRef;
import io.tacho.runtime.SendOutcome;
import io.tacho.runtime.Topic;
import io.tacho.runtime.spi.MessageKind;
import java.util.Arrays;
import java.util.Objects;

/**
 * A topic whose subscribers are an array that is never changed, only replaced: a publish goes by
 * the one it finds. Replaced by the {@link TopicTable} only, under its lock; the volatile write
 * there, before subscribing returns, and the volatile read here are why whoever publishes
 * afterwards reaches the subscriber.
 */
final class LocalTopic implements Topic<Object> {
    private final LocalActorSystem system;
    private final TopicTable table;
    private final TopicPattern name;
    private volatile ActorCell[] cells;

    LocalTopic(
            LocalActorSystem system, TopicTable table, TopicPattern name, ActorCell[] subscribers) {
        this.system = system;
        this.table = table;
        this.name = name;
        this.cells = subscribers;
    }

    @Override
    public String name() {
        return name.text();
    }

    @Override
    public boolean subscribe(ActorRef<? super Object> subscriber) {
        return table.subscribe(name, system.own(subscriber));
    }

    @Override
    public boolean unsubscribe(ActorRef<? super Object> subscriber) {
        return table.unsubscribe(name, system.own(subscriber));
    }

    @Override
    public int publish(Object message) {
        Objects.requireNonNull(message, "message");
        Outbox sending = Outbox.current(system);
        int accepted = 0;
        for (ActorCell cell : cells) {
            if (cell.isFinal()) {
                // Its life has ended and the table is about to hear of it: no dead letter.
                continue;
            }
            SendOutcome outcome =
                    sending != null
                            ? sending.send(cell, message, MessageKind.PUBLISH)
                            : system.sharedSenders().tell(cell, message, MessageKind.PUBLISH, 0);
            if (outcome == SendOutcome.ACCEPTED) {
                accepted++;
            }
        }
        return accepted;
    }

    @Override
    public int subscribers() {
        return cells.length;
    }

    // ---- for the table, under its lock

    TopicPattern pattern() {
        return name;
    }

    /** At the end, unless it is there. */
    void add(ActorCell cell) {
        ActorCell[] before = cells;
        if (indexOf(before, cell) < 0) {
            ActorCell[] after = Arrays.copyOf(before, before.length + 1);
            after[before.length] = cell;
            cells = after;
        }
    }

    void remove(ActorCell cell) {
        ActorCell[] before = cells;
        int index = indexOf(before, cell);
        if (index >= 0) {
            ActorCell[] after = Arrays.copyOf(before, before.length - 1);
            System.arraycopy(before, index + 1, after, index, after.length - index);
            cells = after;
        }
    }

    void replace(ActorCell[] subscribers) {
        cells = subscribers;
    }

    private static int indexOf(ActorCell[] cells, ActorCell cell) {
        for (int i = 0; i < cells.length; i++) {
            if (cells[i] == cell) {
                return i;
            }
        }
        return -1;
    }
}
