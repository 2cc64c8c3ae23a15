package io.tacho.runtime.engine;

import io.tacho.runtime.spi.MessageOutcome;

/**
 * Carries out what is asked of an actor past its mailbox: to start, to stop, to suspend, to
 * restart, and what comes as a signal. Confined to the worker.
 */
final class Control {
    private final LocalActorSystem system;
    private final Lifecycle lifecycle;
    private final Outbox outbox;
    private final Ledger ledger;

    Control(LocalActorSystem system, Lifecycle lifecycle, Outbox outbox, Ledger ledger) {
        this.system = system;
        this.lifecycle = lifecycle;
        this.outbox = outbox;
        this.ledger = ledger;
    }

    /** Carries out what is asked of an actor that has its turn. */
    void carryOut(ActorCell cell) {
        outbox.causedByNothing();
        int bits = cell.takeControl();
        if ((bits & Schedulable.START) != 0 && !cell.isFinal()) {
            lifecycle.start(cell);
        }
        if ((bits & Schedulable.SIGNALS) != 0) {
            try {
                takeSignals(cell);
            } catch (Throwable thrown) {
                // A port threw: what else was to be done still is.
                cell.raise(bits & ~(Schedulable.START | Schedulable.SIGNALS));
                throw thrown;
            }
            // The last signal's envelope is back in the pool: hooks must not send in its name.
            outbox.causedByNothing();
        }
        if ((bits & Schedulable.TELL_OF_END) != 0) {
            lifecycle.endOfLife().tell(cell);
        } else if (bits > Schedulable.START && !cell.isFinal()) {
            changeLife(cell, bits);
        }
        ledger.settleEvicted();
        outbox.refreshClock();
    }

    private void changeLife(ActorCell cell, int bits) {
        if ((bits & Schedulable.STOP) != 0) {
            lifecycle.stop(cell);
        } else if ((bits & Schedulable.STOP_SELF) != 0) {
            lifecycle.exit(cell, Exit.BY_ITSELF);
        }
        if (cell.isFinal()) {
            return;
        }
        // A wish to suspend is the younger one: the restart was meant before the next failure.
        if ((bits & Schedulable.SUSPEND) != 0) {
            lifecycle.suspend(cell);
        } else if ((bits & Schedulable.RESTART) != 0) {
            lifecycle.restart(cell);
        }
    }

    private void takeSignals(ActorCell cell) {
        Envelope signal = cell.takeSignals();
        try {
            while (signal != null) {
                Envelope present = signal;
                signal = present.next;
                take(cell, present);
            }
        } finally {
            // A port threw at one: the others are still to be taken.
            while (signal != null) {
                Envelope next = signal.next;
                cell.pushSignal(signal);
                signal = next;
            }
        }
    }

    private void take(ActorCell cell, Envelope signal) {
        if (signal.evictedFrom != null) {
            system.outsideDrops().taken();
            ledger.settleEvicted(signal);
        } else if (signal.message instanceof LifeSignal life) {
            try {
                ledger.begin(cell, signal);
            } finally {
                // Whatever the record makes of it: somebody waits for this.
                lifecycle.take(cell, life);
            }
            ledger.complete(cell, signal, MessageOutcome.HANDLED);
        } else if (cell.isFinal()) {
            ledger.settle(cell, signal, system.outcomeOfUnhandled());
        } else {
            cell.extras().later().add(signal, cell.mailbox);
            cell.gain(Schedulable.LATER);
        }
    }
}
