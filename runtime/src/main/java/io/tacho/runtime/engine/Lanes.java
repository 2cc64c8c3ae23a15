package io.tacho.runtime.engine;

import io.tacho.runtime.spi.MessageIds;
import io.tacho.runtime.spi.MessageTap;
import java.util.ArrayDeque;
import java.util.Arrays;

/** All lanes of a system. Any thread; summing takes no lock and allocates nothing. */
final class Lanes {
    private final ArrayDeque<Lane> free = new ArrayDeque<>();
    private volatile Lane[] all = new Lane[0];

    Lanes() {}

    /**
     * Leases a lane for one thread. One that was given back goes on counting where it stopped.
     *
     * @throws IllegalStateException if 65,535 are leased
     */
    synchronized Lane lease() {
        Lane lane = free.poll();
        if (lane == null) {
            Lane[] before = all;
            if (before.length == MessageIds.MAX_LANE) {
                throw new IllegalStateException(
                        "all 65535 lanes are leased; close senders that are no longer used");
            }
            lane = new Lane(before.length + 1);
            Lane[] after = Arrays.copyOf(before, before.length + 1);
            after[before.length] = lane;
            all = after;
        }
        return lane;
    }

    synchronized void giveBack(Lane lane) {
        free.add(lane);
    }

    /** Whether no thread outside is about to send. */
    boolean isQuiet() {
        for (Lane lane : all) {
            if (lane.isSending()) {
                return false;
            }
        }
        return true;
    }

    /** Nothing is sent any more. */
    void close(MessageTap tap) {
        for (Lane lane : all) {
            tap.laneClosed(lane.number(), lane.sent(), lane.rejected());
        }
    }

    long sent() {
        long sum = 0;
        for (Lane lane : all) {
            sum += lane.sent();
        }
        return sum;
    }

    long rejected() {
        long sum = 0;
        for (Lane lane : all) {
            sum += lane.rejected();
        }
        return sum;
    }
}
