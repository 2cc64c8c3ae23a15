package io.tacho.profiling.peers;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Tokens that go a number of laps round a ring of actors, set out at equal distances. Each token
 * arrives at the actor before the one where it was set out, so each actor handles exactly {@code
 * tokens * laps}: that is checked for each of them.
 */
final class RingCourse {
    private final FinishLine line = new FinishLine();
    private final List<RingStation> stations = new ArrayList<>();
    private final int tokens;
    private final int laps;

    /**
     * @param tokens 1 to {@code actors}
     */
    RingCourse(int actors, int tokens, int laps) {
        this.tokens = tokens;
        this.laps = laps;
        int[] arriving = new int[actors];
        for (int token = 0; token < tokens; token++) {
            arriving[(start(token, actors) + actors - 1) % actors]++;
        }
        for (int each : arriving) {
            stations.add(new RingStation(line, tokens * laps - each));
        }
    }

    /** In the order of the ring. */
    List<RingStation> stations() {
        return stations;
    }

    /** Hops of a round. */
    int hops() {
        return stations.size() * tokens * laps;
    }

    /**
     * Does a round. By the measuring thread.
     *
     * @param send sends a token to the actor with this index
     * @return ns
     */
    long run(IntConsumer send) {
        line.expect(tokens);
        line.start();
        for (int token = 0; token < tokens; token++) {
            send.accept(start(token, stations.size()));
        }
        long elapsed = line.await();
        // An actor's count happens-before the token it passes on, and that before its arrival.
        for (int i = 0; i < stations.size(); i++) {
            int handled = stations.get(i).takeHandled();
            if (handled != tokens * laps) {
                throw new IllegalStateException(
                        "actor " + i + " handled " + handled + " tokens, not " + tokens * laps);
            }
        }
        return elapsed;
    }

    private int start(int token, int actors) {
        return token * actors / tokens;
    }
}
