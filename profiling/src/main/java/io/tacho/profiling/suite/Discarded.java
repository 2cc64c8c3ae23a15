package io.tacho.profiling.suite;

import java.util.List;

/**
 * A fork that does not count, by the rule that was there before it ran.
 *
 * @param fork what it measured
 * @param reasons why it does not count
 */
public record Discarded(Fork fork, List<String> reasons) {
    /** Discarded forks, of all that ran. More would be choosing what one likes. */
    public static final double AT_MOST = 0.2;

    Discarded at(double clock) {
        return new Discarded(fork.at(clock), reasons);
    }
}
