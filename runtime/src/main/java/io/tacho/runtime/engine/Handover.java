package io.tacho.runtime.engine;

import io.tacho.runtime.MessageObserver;
import io.tacho.runtime.jfr.MailboxHighWaterEvent;
import io.tacho.runtime.jfr.SlowMessageEvent;

/**
 * Hands messages to handlers, in the sight of whoever looks on: an observer of the actor, events of
 * the flight recorder. Confined to the worker.
 */
final class Handover {
    private static final int SLOW_MESSAGES = 1;
    private static final int HIGH_WATER = 1 << 1;
    private static final int FIRST_HIGH_WATER = 1 << 10;

    private final Outbox outbox;

    /** Which of the flight recorder's events are on. */
    private int events;

    Handover(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Looks which events are on; from now and then, not for each message. */
    void lookAtEvents() {
        events =
                (SlowMessageEvent.isOn() ? SLOW_MESSAGES : 0)
                        | (MailboxHighWaterEvent.isOn() ? HIGH_WATER : 0);
    }

    /**
     * Has a message handled.
     *
     * @throws Exception what the handler throws
     */
    void hand(ActorCell cell, Envelope envelope) throws Exception {
        if (events != 0) {
            handWithEvents(cell, envelope);
        } else if (cell.has(Schedulable.OBSERVED)) {
            handObserved(cell, envelope);
        } else {
            cell.handler().onMessage(envelope.message, cell);
        }
    }

    private void handWithEvents(ActorCell cell, Envelope envelope) throws Exception {
        if ((events & HIGH_WATER) != 0) {
            int depth = cell.mailbox.size();
            if (depth >= FIRST_HIGH_WATER && cell.extras().isNewHighWater(depth)) {
                MailboxHighWaterEvent.commit(cell, depth);
            }
        }
        SlowMessageEvent slow = new SlowMessageEvent();
        slow.begin();
        try {
            if (cell.has(Schedulable.OBSERVED)) {
                handObserved(cell, envelope);
            } else {
                cell.handler().onMessage(envelope.message, cell);
            }
        } finally {
            slow.handled(cell, envelope.message);
        }
    }

    private void handObserved(ActorCell cell, Envelope envelope) throws Exception {
        MessageObserver observer = cell.settings().observer();
        if (observer == null) {
            cell.handler().onMessage(envelope.message, cell);
            return;
        }
        Throwable failure = null;
        report(cell, () -> observer.beforeMessage(cell, envelope.message));
        long from = outbox.refreshClock();
        try {
            cell.handler().onMessage(envelope.message, cell);
        } catch (Throwable thrown) {
            failure = thrown;
            throw thrown;
        } finally {
            long nanos = outbox.refreshClock() - from;
            Throwable seen = failure;
            report(cell, () -> observer.afterMessage(cell, envelope.message, nanos, seen));
        }
    }

    private static void report(ActorCell cell, Runnable observation) {
        try {
            observation.run();
        } catch (Throwable thrown) {
            // Throwable: who only looks on must not change anything.
            if (cell.extras().firstObserverFailure()) {
                cell.system
                        .failures()
                        .add(cell, "has an observer that threw; reported once", thrown);
            }
        }
    }
}
