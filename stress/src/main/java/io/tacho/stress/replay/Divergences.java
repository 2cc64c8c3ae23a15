package io.tacho.stress.replay;

import java.util.List;

/**
 * Where a replay differs from its recording.
 *
 * @param first of each actor the first, of at most 20 actors, in the order of the recording
 * @param actors how many actors differ
 * @param messages in handling how many messages they do
 */
public record Divergences(List<Divergence> first, long actors, long messages) {
    /** None. */
    public static final Divergences NONE = new Divergences(List.of(), 0, 0);
}
