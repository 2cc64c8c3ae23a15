package io.tacho.stress.run;

import io.tacho.profiling.ProfileEvent;
import io.tacho.runtime.mailbox.MailboxFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/**
 * What a run is to be. Made by the command line, which validates.
 *
 * @param components how many to spawn
 * @param scenario its name
 * @param rate operations a second
 * @param inFlight operations in flight with {@link Rate#MAX}
 * @param warmup before the measured window
 * @param duration of the measured window's load
 * @param drain how long operations that are under way when the load ends may take to end
 * @param seed of the order in which components get their operations
 * @param workers of the actor system
 * @param journal what is recorded and kept
 * @param profile what async-profiler looks at during the measured window
 * @param folder what the run leaves behind
 * @param mailboxes what the components' mailboxes are made by
 */
public record RunOptions(
        int components,
        String scenario,
        Rate rate,
        int inFlight,
        Duration warmup,
        Duration duration,
        Duration drain,
        long seed,
        int workers,
        JournalPlan journal,
        Set<ProfileEvent> profile,
        Path folder,
        MailboxFactory mailboxes) {
    /** Copies what could change. */
    public RunOptions {
        profile = Set.copyOf(profile);
    }
}
