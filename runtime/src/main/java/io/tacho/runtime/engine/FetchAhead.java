package io.tacho.runtime.engine;

import io.tacho.runtime.mailbox.Mailbox;

/**
 * Reads what a worker is going to need, so that it is in the cache by then. What has waited long
 * has left the cache, and turns would miss it piece by piece: the actor, its mailbox, the slot, the
 * message, each only after the one before. Here several are read side by side. None depends on
 * another, so the processor has all their misses under way at the same time ("group prefetching":
 * Chen, Ailamaki, Gibbons and Mowry, "Improving Hash Join Performance through Prefetching", ICDE
 * 2004, with loads in the place of prefetch instructions, which Java has not).
 *
 * <p>Nothing is decided by what is read here: others may be changing it. Confined to the worker.
 */
final class FetchAhead {
    /** Messages of one actor that are read together: two cache lines each, and what hangs on it. */
    static final int MESSAGES = 8;

    /** Actors that are read together, each with its first message. */
    static final int ACTORS = 4;

    /**
     * What was sent later is in some cache still: some 250 messages of a system with many actors
     * touch 200 kB. Reading it ahead would cost what it saves.
     */
    static final long LONG_NANOS = 100_000;

    /** Whether the message that was looked at last had waited long. */
    private boolean behind;

    private int untilActors;

    /** What was read goes in here, or compilers would leave the reading out. */
    private int sum;

    FetchAhead() {}

    /**
     * Reads what comes behind a message in the mailbox, if that one has waited long.
     *
     * @return after how many more messages of the mailbox to look again, 1 to {@value #MESSAGES}
     */
    int messages(Envelope envelope, Mailbox<Envelope> mailbox, long now) {
        // What comes from outside and isn't recorded has no time of sending: it counts as waiting,
        // since it was written by another core and is in no cache of this one.
        behind = now - envelope.sentAt > LONG_NANOS;
        return behind ? Math.max(1, read(mailbox)) : 1;
    }

    private int read(Mailbox<Envelope> mailbox) {
        int count = 0;
        int read = 0;
        while (count < MESSAGES && mailbox.glance(count) instanceof Envelope envelope) {
            read += read(envelope);
            count++;
        }
        sum += read;
        return count;
    }

    /**
     * Reads the next actors of a run queue, if the last message had waited long. To be called
     * before each turn: one call in {@value #ACTORS} does it.
     */
    void actors(RunQueue queue) {
        if (--untilActors > 0) {
            return;
        }
        untilActors = ACTORS;
        if (behind) {
            readActors(queue);
        }
    }

    private void readActors(RunQueue queue) {
        int read = 0;
        for (int i = 0; i < ACTORS; i++) {
            ActorCell cell = queue.glance(i);
            if (cell != null && cell.firstMessage() instanceof Envelope envelope) {
                read += read(envelope);
            }
        }
        sum += read;
    }

    /** Both lines of it, the message's class, and of who sent it what an answer needs. */
    private static int read(Envelope envelope) {
        ActorCell sender = envelope.sender;
        int read = (int) envelope.sentAt + envelope.askGeneration;
        if (envelope.message instanceof AskTimeout) {
            read++;
        }
        return sender == null ? read : read + sender.lastWorker + sender.id();
    }
}
