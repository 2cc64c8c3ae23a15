package io.tacho.runtime.testkit;

import io.tacho.runtime.MessageCounts;
import java.util.function.Consumer;

/** Runs a scenario in many orders of events. */
public final class Interleavings {
    private Interleavings() {}

    /**
     * Runs a scenario with the seeds from 0, each in a system of its own that is closed afterwards,
     * and sees to it that no message was lost.
     *
     * @param seeds how many, 1 or more
     * @param scenario fails by throwing
     * @throws AssertionError with what the scenario threw and the seed it threw it with
     */
    public static void explore(int seeds, Consumer<TestSystem> scenario) {
        if (seeds < 1) {
            throw new IllegalArgumentException("seeds: 1 or more, not " + seeds);
        }
        for (long seed = 0; seed < seeds; seed++) {
            try {
                run(seed, scenario);
            } catch (Exception | AssertionError thrown) {
                throw new AssertionError(
                        "fails with seed "
                                + seed
                                + " of "
                                + seeds
                                + "; TestSystem.create("
                                + seed
                                + ") runs it again: "
                                + thrown,
                        thrown);
            }
        }
    }

    private static void run(long seed, Consumer<TestSystem> scenario) {
        TestSystem system = TestSystem.create(seed);
        try (system) {
            scenario.accept(system);
        }
        MessageCounts counts = system.system().counts();
        if (counts.lost() != 0) {
            throw new AssertionError("messages were lost: " + counts);
        }
    }
}
