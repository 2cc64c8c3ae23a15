package io.tacho.runtime.engine;

import io.tacho.runtime.RateLimit;
import io.tacho.runtime.SpawnOptions;
import org.jspecify.annotations.Nullable;

/** What becomes of what is sent: it arrives, or is only looked at. Any thread. */
interface Delivery {
    /** It arrives. */
    Delivery TO_MAILBOXES =
            new Delivery() {
                @Override
                public Outbox newOutbox(
                        LocalActorSystem system,
                        ReadyQueue ready,
                        Evictions evictions,
                        DeadlineTimers timers) {
                    return new Outbox(system, ready, evictions, timers);
                }

                @Override
                public OutsideSender newSender(LocalActorSystem system, @Nullable RateLimit limit) {
                    return new OutsideSender(system, limit);
                }

                @Override
                public SpawnOptions spawning(SpawnOptions asked) {
                    return asked;
                }
            };

    /** How the actors of one worker send; see {@link Outbox#Outbox}. */
    Outbox newOutbox(
            LocalActorSystem system, ReadyQueue ready, Evictions evictions, DeadlineTimers timers);

    /**
     * How a thread outside sends.
     *
     * @param limit how much it may send; null for no limit
     */
    OutsideSender newSender(LocalActorSystem system, @Nullable RateLimit limit);

    /** How an actor is spawned that was asked for with these options. */
    SpawnOptions spawning(SpawnOptions asked);
}
