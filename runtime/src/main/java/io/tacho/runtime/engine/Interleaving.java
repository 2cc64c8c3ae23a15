package io.tacho.runtime.engine;

import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Decides, where several things could happen next, which does. The same seed decides alike. */
final class Interleaving {
    /** First in, first out. */
    static final long FIFO = 0;

    /** One time in so many a timer that comes next does not wait for the actors that are ready. */
    private static final int HURRY = 4;

    private final @Nullable SplittableRandom random;

    Interleaving(long seed) {
        random = seed == FIFO ? null : new SplittableRandom(seed);
    }

    /**
     * Which of several is next.
     *
     * @param count 1 or more
     * @return 0, the oldest, to {@code count} - 1
     */
    int next(int count) {
        return random == null ? 0 : random.nextInt(count);
    }

    /** Whether time goes on although actors are ready, as it does where turns take time. */
    boolean timeGoesOn() {
        return random != null && random.nextInt(HURRY) == 0;
    }

    /** Orders timers of the same time; of equal ranks the one that was set first is first. */
    int rank() {
        return random == null ? 0 : random.nextInt();
    }
}
