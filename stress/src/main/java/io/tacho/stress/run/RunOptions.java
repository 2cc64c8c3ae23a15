package io.tacho.stress.run;

import io.tacho.profiling.ProfileEvent;
import io.tacho.runtime.ActorSystemBuilder;
import io.tacho.runtime.mailbox.MailboxFactory;
import io.tacho.stress.load.LoadPlan;
import io.tacho.stress.threshold.Threshold;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * What a run is to be. Made by the command line, which validates.
 *
 * @param components how many to spawn
 * @param scenario its name
 * @param load what it has to do
 * @param seed of the order in which components get their operations
 * @param workers of the actor system
 * @param journal what is recorded and kept
 * @param thresholds what is asked of it
 * @param abortOnFail whether it ends as soon as one of these can't hold any more
 * @param profile what async-profiler looks at during the measured window
 * @param folder where what the run leaves behind is to be; where it is, its {@link RunFolder} says
 * @param mailboxes what the components' mailboxes are made by
 * @param reachesAll whether it is wrong if a component handles nothing in the window
 */
public record RunOptions(
        int components,
        String scenario,
        LoadPlan load,
        long seed,
        int workers,
        JournalPlan journal,
        List<Threshold> thresholds,
        boolean abortOnFail,
        Set<ProfileEvent> profile,
        Path folder,
        MailboxFactory mailboxes,
        boolean reachesAll) {
    /** The most components that a run may have. */
    public static final int MOST_COMPONENTS = 10_000_000;

    /** The most threads that its actors may have. */
    public static final int MOST_WORKERS = ActorSystemBuilder.MAX_WORKERS;

    /** Copies what could change. */
    public RunOptions {
        thresholds = List.copyOf(thresholds);
        profile = Set.copyOf(profile);
    }
}
