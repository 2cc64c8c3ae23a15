package io.tacho.stress.whatif;

import java.util.Arrays;

/** Where and when each actor was last seen to handle a message. */
final class ActorTrace {
    private static final short NOWHERE = -1;

    private short[] stream;
    private long[] completedAt = {};

    ActorTrace() {
        stream = new short[0];
    }

    void handled(int actor, int where, long when) {
        if (actor >= stream.length) {
            int capacity = Math.max(actor + 1, Math.max(64, 2 * stream.length));
            int known = stream.length;
            stream = Arrays.copyOf(stream, capacity);
            completedAt = Arrays.copyOf(completedAt, capacity);
            Arrays.fill(stream, known, capacity, NOWHERE);
            Arrays.fill(completedAt, known, capacity, Long.MIN_VALUE);
        }
        if (when >= completedAt[actor]) {
            stream[actor] = (short) where;
            completedAt[actor] = when;
        }
    }

    /** The worker's index; an actor that wasn't seen begins where the runtime puts it. */
    int where(int actor, int workers) {
        return actor < stream.length && stream[actor] != NOWHERE
                ? stream[actor]
                : actor % Math.max(1, workers);
    }

    /** ns; the smallest number if it wasn't seen. */
    long completedAt(int actor) {
        return actor < completedAt.length ? completedAt[actor] : Long.MIN_VALUE;
    }

    ActorTrace copy() {
        ActorTrace copy = new ActorTrace();
        copy.stream = stream.clone();
        copy.completedAt = completedAt.clone();
        return copy;
    }
}
