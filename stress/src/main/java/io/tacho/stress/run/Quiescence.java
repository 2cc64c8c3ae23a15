package io.tacho.stress.run;

import io.tacho.runtime.ActorSystem;
import io.tacho.runtime.MessageCounts;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds a moment at which nothing is on its way, so that the measured window cuts no operation in
 * two and its counts add up to the message. Confined to a thread that is no worker.
 */
public final class Quiescence {
    private static final long POLL_NANOS = 200_000;

    /** So long must nothing have happened. */
    private static final long QUIET_NANOS = 2_000_000;

    private final ActorSystem system;

    /**
     * Of one system.
     *
     * @param system that is to come to rest
     */
    public Quiescence(ActorSystem system) {
        this.system = system;
    }

    /**
     * Waits until nothing is on its way and sets a mark at that moment.
     *
     * @param mark gets the moment, ns; {@link Long#MAX_VALUE} when something happened after all, to
     *     take it back
     * @param timeoutNanos how long to wait, ns
     * @return the counts at the mark, or null if it took too long
     */
    public @Nullable MessageCounts mark(LongConsumer mark, long timeoutNanos) {
        long deadline = System.nanoTime() + timeoutNanos;
        while (System.nanoTime() - deadline < 0) {
            MessageCounts before = system.counts();
            if (before.outstanding() == 0 && isQuiet(before)) {
                mark.accept(System.nanoTime());
                if (system.counts().equals(before)) {
                    return before;
                }
                mark.accept(Long.MAX_VALUE);
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        return null;
    }

    private boolean isQuiet(MessageCounts before) {
        long until = System.nanoTime() + QUIET_NANOS;
        while (System.nanoTime() - until < 0) {
            LockSupport.parkNanos(POLL_NANOS);
        }
        return system.counts().equals(before);
    }
}
