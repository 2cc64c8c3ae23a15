package io.tacho.runtime.engine;

import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * What a system takes from outside and a test replaces, so that a run can be repeated exactly.
 *
 * @param clock where time comes from
 * @param random for what is spread at random
 * @param senderStripes senders shared by threads that hold none; a power of two
 * @param workforce makes who runs the actors
 * @param delivery what becomes of what is sent
 */
record Surroundings(
        NanoClock clock,
        SplittableRandom random,
        int senderStripes,
        Function<LocalActorSystem, Workforce> workforce,
        Delivery delivery) {
    /** The machine: its clock and threads of its own. */
    static Surroundings machine(int workers) {
        // More stripes than cores gain nothing.
        int stripes = Integer.highestOneBit(Runtime.getRuntime().availableProcessors() * 2 - 1);
        return new Surroundings(
                NanoClock.SYSTEM,
                new SplittableRandom(),
                stripes,
                system -> new ThreadedWorkforce(system, workers),
                Delivery.TO_MAILBOXES);
    }

    /** The same with another delivery. */
    Surroundings with(Delivery other) {
        return new Surroundings(clock, random, senderStripes, workforce, other);
    }
}
