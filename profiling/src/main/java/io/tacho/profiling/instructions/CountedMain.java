package io.tacho.profiling.instructions;

import java.util.Locale;

/** The program that is counted: warms up, does so many operations, and ends. */
public final class CountedMain {
    /** Enough for the compiler to be done; the same in every count, so that it falls out. */
    private static final int WARM_UP = 200_000;

    private CountedMain() {}

    /**
     * Runs.
     *
     * @param args label of a {@link CountedOperation}, how many operations
     */
    public static void main(String... args) {
        CountedOperation operation = CountedOperation.valueOf(args[0].toUpperCase(Locale.ROOT));
        try (Rounds rounds = operation.start()) {
            rounds.run(WARM_UP);
            rounds.run(Integer.parseInt(args[1]));
        }
    }
}
