package io.tacho.stress.analyze;

import java.util.Arrays;

/**
 * Numbers by actor, for millions of them: by id, which the runtime gives out from 1. What a damaged
 * record says of an id that no actor had goes to 0, so that it does not decide how much memory is
 * taken. Confined to a thread.
 */
final class ActorSums {
    private final int highest;
    private long[] sums = new long[64];

    /**
     * @param highest the largest id that an actor may have
     */
    ActorSums(int highest) {
        this.highest = highest;
    }

    void add(int actor, long more) {
        int slot = slot(actor);
        sums[slot] += more;
    }

    void max(int actor, long value) {
        int slot = slot(actor);
        sums[slot] = Math.max(sums[slot], value);
    }

    long get(int actor) {
        return actor < sums.length ? sums[actor] : 0;
    }

    void add(ActorSums other) {
        for (int actor = 0; actor < other.sums.length; actor++) {
            if (other.sums[actor] != 0) {
                add(actor, other.sums[actor]);
            }
        }
    }

    void max(ActorSums other) {
        for (int actor = 0; actor < other.sums.length; actor++) {
            if (other.sums[actor] != 0) {
                max(actor, other.sums[actor]);
            }
        }
    }

    /** The actors with the largest numbers above 0, the largest first. */
    int[] largest(int most) {
        int[] worst = new int[most];
        int count = 0;
        for (int actor = 0; actor < sums.length; actor++) {
            if (sums[actor] <= 0 || count == most && sums[actor] <= sums[worst[count - 1]]) {
                continue;
            }
            int at = count < most ? count++ : count - 1;
            while (at > 0 && sums[worst[at - 1]] < sums[actor]) {
                worst[at] = worst[at - 1];
                at--;
            }
            worst[at] = actor;
        }
        return Arrays.copyOf(worst, count);
    }

    /** Where an actor's number is: its id, or 0. */
    int slot(int actor) {
        if (actor < 0 || actor > highest) {
            return 0;
        }
        if (actor >= sums.length) {
            int capacity = Math.min(highest + 1, 2 * sums.length);
            sums = Arrays.copyOf(sums, Math.max(actor + 1, capacity));
        }
        return actor;
    }
}
