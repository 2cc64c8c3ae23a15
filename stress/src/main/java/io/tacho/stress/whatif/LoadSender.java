package io.tacho.stress.whatif;

import io.tacho.stress.measure.Stops;

/**
 * One who sends on a schedule. It is late like a worker is: it sends one after the other, and what
 * holds it up holds up all that is due meanwhile.
 */
final class LoadSender {
    private final MessageSlots messages;
    private final Stops recordedStops;
    private final Stops stops;
    private final Laps laps;
    private final IdleDelays delays;
    private final FoundWaiting found = new FoundWaiting();
    private long freeAt;
    private long newFreeAt;

    /** What it took last to send one right after another, with nothing in between. */
    private long lastStep;

    LoadSender(MessageSlots messages, Stops recordedStops, Stops stops, Laps laps) {
        this.messages = messages;
        this.recordedStops = recordedStops;
        this.stops = stops;
        this.laps = laps;
        delays = new IdleDelays();
        freeAt = laps.origin();
        newFreeAt = laps.origin();
    }

    /** When a message is sent, the next in the order in which they were due; ns. */
    long send(int slot) {
        long due = messages.dueAt[slot];
        long sent = messages.sentAt[slot];
        long step = lastStep;
        if (laps.at(due) > 0) {
            delays.recordIsComplete();
        }
        if (due > freeAt) {
            long waited = recordedStops.net(freeAt, due);
            long late = delays.noticed(waited, recordedStops.net(due, sent), false);
            found.set(waited, late, false);
        } else {
            step = recordedStops.net(freeAt, sent);
            if (step <= IdleDelays.LONG) {
                lastStep = step;
            }
            found.set(IdleDelays.NONE, IdleDelays.NONE, false);
        }
        freeAt = Math.max(freeAt, sent);
        long newDue = laps.compressed(due);
        newFreeAt =
                newDue > newFreeAt
                        ? delays.noticedAt(stops, newFreeAt, newDue, found)
                        : stops.end(newFreeAt, step);
        return newFreeAt;
    }
}
