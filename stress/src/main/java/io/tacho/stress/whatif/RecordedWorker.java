package io.tacho.stress.whatif;

import io.tacho.runtime.spi.WorkerActivity;
import io.tacho.stress.measure.Stops;

/** What a worker's records tell of its costs; they are shown to it in their order. */
final class RecordedWorker {
    private final MessageSlots messages;
    private final Stops stops;
    private final IdleDelays delays;

    /** When it was done with all that is known. */
    private long freeAt;

    private boolean idle;
    private boolean asleep;
    private int last = MessageSlots.NONE;
    private long lastId;

    RecordedWorker(MessageSlots messages, Stops stops, long origin) {
        this.messages = messages;
        this.stops = stops;
        this.freeAt = origin;
        delays = new IdleDelays();
    }

    IdleDelays delays() {
        return delays;
    }

    /** The record begins once more, later by a lap. */
    void nextLap(long start) {
        freeAt = start;
        idle = false;
        asleep = false;
        last = MessageSlots.NONE;
        delays.recordIsComplete();
    }

    void activity(WorkerActivity what, long from, long to) {
        switch (what) {
            case SPIN -> idle = true;
            case PARK -> {
                if (!asleep) {
                    delays.fellAsleep(stops.net(freeAt, from));
                }
                idle = true;
                asleep = true;
            }
            case FLUSH, HOUSEKEEPING -> {
                if (!idle) {
                    tookAfterLast(to);
                }
            }
        }
    }

    /**
     * The next message.
     *
     * @param readyAt when it was sent and its actor was done with the one before
     * @param moved whether it may have waited for another worker before
     */
    void message(int slot, long readyAt, boolean moved) {
        long receivedAt = messages.receivedAt[slot];
        long completedAt = messages.completedAt[slot];
        messages.handling[slot] = stops.net(receivedAt, completedAt);
        if (readyAt > freeAt && !moved) {
            long waited = stops.net(freeAt, readyAt);
            messages.idle[slot] = waited;
            messages.noticed[slot] = delays.noticed(waited, stops.net(readyAt, receivedAt), asleep);
            if (asleep) {
                messages.traits[slot] |= MessageSlots.FOUND_ASLEEP;
            }
        } else if (readyAt <= freeAt && !(moved && idle)) {
            tookAfterLast(receivedAt);
        } else {
            delays.waited(stops.net(freeAt, receivedAt));
        }
        idle = false;
        asleep = false;
        freeAt = completedAt;
        last = slot;
        lastId = messages.id[slot];
    }

    /** It was busy with something else up to a time. */
    private void tookAfterLast(long until) {
        if (last != MessageSlots.NONE && messages.id[last] == lastId) {
            messages.after[last] += stops.net(freeAt, until);
        }
        freeAt = Math.max(freeAt, until);
    }
}
