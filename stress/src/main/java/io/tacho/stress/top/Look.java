package io.tacho.stress.top;

import io.tacho.runtime.spi.MessageOutcome;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A system at one moment, with what changed since the moment before.
 *
 * @param system its name
 * @param pid of its process
 * @param state running, ended, or that its process is gone
 * @param names registered
 * @param actors by state, in words
 * @param sentPerSecond messages
 * @param backlog messages on their way
 * @param outcomes how many messages ended how, and how many a second
 * @param workers what each does
 * @param components the actors that did something or have something to do; null if that isn't on
 *     view
 */
record Look(
        String system,
        long pid,
        String state,
        long names,
        String actors,
        double sentPerSecond,
        long backlog,
        Map<MessageOutcome, Flow> outcomes,
        List<WorkerLook> workers,
        @Nullable List<ComponentLook> components) {
    /**
     * Messages with one outcome.
     *
     * @param count so far
     * @param perSecond now
     */
    record Flow(long count, double perSecond) {}

    /**
     * A worker.
     *
     * @param index from 0
     * @param handled messages so far
     * @param ready actors that wait for it
     * @param busyWith whose message it handles; null if none
     * @param busyNanos for how long
     */
    record WorkerLook(
            int index, long handled, long ready, @Nullable String busyWith, long busyNanos) {}

    /**
     * An actor.
     *
     * @param name its name
     * @param perSecond messages handled
     * @param backlog of its mailbox, when last looked at
     * @param slowestNanos the slowest handling of the last second or two, or the present one
     * @param meanNanos of a handling, since the look before
     * @param share of a worker's time that it took
     */
    record ComponentLook(
            String name,
            double perSecond,
            int backlog,
            long slowestNanos,
            double meanNanos,
            double share) {}
}
