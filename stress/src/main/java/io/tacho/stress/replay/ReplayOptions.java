package io.tacho.stress.replay;

import io.tacho.profiling.ProfileEvent;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a replay is to be. Made by the command line, which validates.
 *
 * @param pace how fast messages are fed
 * @param from where the measured range begins; null for the start of the measured window
 * @param until where it ends; null for the end of the measured window
 * @param only the name of the only component that is fed; null for all
 * @param loops how many times, each on freshly spawned actors; 1 or more
 * @param workers of the actor system; 0 for as many as the run had
 * @param profile what async-profiler looks at during the range
 */
public record ReplayOptions(
        ReplayPace pace,
        @Nullable RangeBound from,
        @Nullable RangeBound until,
        @Nullable String only,
        int loops,
        int workers,
        Set<ProfileEvent> profile) {
    /** Copies what could change. */
    public ReplayOptions {
        profile = Set.copyOf(profile);
    }
}
