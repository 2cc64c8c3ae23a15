package io.tacho.runtime.engine;

import io.tacho.runtime.Dispatcher;
import io.tacho.runtime.mailbox.Mailbox;
import io.tacho.runtime.spi.MessageOutcome;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Who runs a system's actors: threads, or a test that steps through it. Any thread. */
interface Workforce {
    /** Is ready to run actors when this returns; throws what kept it from that. */
    void start();

    /** How many workers there are: the streams of the record and the values of {@code worker()}. */
    int size();

    /**
     * Finds where a new actor is to run.
     *
     * @return null for wherever others run
     * @throws UnsupportedOperationException if that isn't to be had here
     */
    @Nullable ReadyQueue homeFor(Dispatcher dispatcher);

    /** An actor has ended; what still comes for it is settled where it ran. */
    void leaves(@Nullable ReadyQueue home);

    /** A guard of the hooks that run on one thread. */
    HookGuard newGuard();

    /**
     * Takes a ready actor from a thread that is no worker.
     *
     * @param now the sender's clock, ns
     */
    void schedule(ActorCell cell, long now);

    /** Of these, those that no worker of {@link #size} counts. */
    long settledElsewhere(MessageOutcome outcome);

    /** Messages that came to an outcome here. */
    long settled(MessageOutcome outcome);

    /**
     * Waits until a condition holds or it makes no sense to wait any longer. Not in a turn.
     *
     * @param condition asked again and again
     * @param nanos how long at most, ns
     * @return whether the condition held at last
     */
    boolean await(BooleanSupplier condition, long nanos);

    /**
     * Waits until a full mailbox may have room. Threads that are no workers.
     *
     * @param nanos how long at most, ns
     * @return false if its sender is to give up
     */
    boolean awaitRoom(Mailbox<?> mailbox, long nanos);

    /** Runs a task that waits for the turn of the caller to end, and so can't run in it. */
    void runApart(String name, Runnable task);

    /**
     * Ends once there is nothing more to run.
     *
     * @param graceMillis how long that may take; then what still runs is interrupted
     * @return false if something runs on all the same
     */
    boolean stop(long graceMillis);
}
