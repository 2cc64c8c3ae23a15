package io.tacho.runtime.engine;

import io.tacho.runtime.ActorRef;
import io.tacho.runtime.SendOutcome;
import io.tacho.runtime.Topic;
import io.tacho.runtime.spi.MessageKind;
import java.util.Arrays;
import java.util.Objects;

/** A topic whose subscribers are an array that is copied when they change. */
final class LocalTopic implements Topic<Object> {
    private final LocalActorSystem system;
    private final String name;
    private volatile ActorCell[] cells = new ActorCell[0];

    LocalTopic(LocalActorSystem system, String name) {
        this.system = system;
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public synchronized boolean subscribe(ActorRef<? super Object> subscriber) {
        ActorCell cell = system.own(subscriber);
        ActorCell[] before = cells;
        if (indexOf(before, cell) >= 0) {
            return false;
        }
        ActorCell[] after = Arrays.copyOf(before, before.length + 1);
        after[before.length] = cell;
        cells = after;
        return true;
    }

    @Override
    public synchronized boolean unsubscribe(ActorRef<? super Object> subscriber) {
        ActorCell[] before = cells;
        int index = indexOf(before, ActorCell.of(subscriber));
        if (index < 0) {
            return false;
        }
        ActorCell[] after = Arrays.copyOf(before, before.length - 1);
        System.arraycopy(before, index + 1, after, index, after.length - index);
        cells = after;
        return true;
    }

    @Override
    public int publish(Object message) {
        Objects.requireNonNull(message, "message");
        Outbox sending = Outbox.current(system);
        int accepted = 0;
        for (ActorCell cell : cells) {
            if (cell.isFinal()) {
                unsubscribe(cell);
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

    private static int indexOf(ActorCell[] cells, ActorCell cell) {
        for (int i = 0; i < cells.length; i++) {
            if (cells[i] == cell) {
                return i;
            }
        }
        return -1;
    }
}
