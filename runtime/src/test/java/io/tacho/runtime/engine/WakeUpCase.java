package io.tacho.runtime.engine;

import io.tacho.runtime.SpawnOptions;
import io.tacho.runtime.mailbox.MailboxFactory;

/**
 * The end of a turn against sends, on a real cell and its real mailbox. The cell is in a turn and
 * has one message, which is all its first chunk has room for: the next offer resizes.
 */
final class WakeUpCase {
    static final int HANDLED = 0;
    static final int SCHEDULED = 1;
    static final int LEFT_BEHIND = 2;

    private static final Cells CELLS = new Cells();
    private static final Envelope ENVELOPE = new Envelope();

    private final ActorCell cell;

    WakeUpCase(MailboxFactory factory) {
        cell = CELLS.make(0, SpawnOptions.anonymous().withMailbox(factory));
        cell.tryWake();
        cell.mailbox.offer(ENVELOPE);
    }

    /** A sender's part, up to where it would hand the cell to a worker. */
    void send() {
        cell.mailbox.offer(ENVELOPE);
        cell.tryWake();
    }

    /** Somebody stops the actor. */
    void stop() {
        cell.raise(Schedulable.STOP);
        cell.tryWake();
    }

    /** The worker's part: turns, for as long as it gets the cell again. */
    void turns() {
        do {
            while (cell.control() != 0) {
                cell.takeControl();
            }
            while (cell.mailbox.poll() != null) {
                // Handles it.
            }
        } while (cell.releaseOrReschedule());
    }

    int judge() {
        if (cell.mailbox.isEmpty() && cell.control() == 0) {
            return HANDLED;
        }
        // It could still be woken, so nobody has: the worker has left, and no sender hands it on.
        return cell.tryWake() ? LEFT_BEHIND : SCHEDULED;
    }
}
