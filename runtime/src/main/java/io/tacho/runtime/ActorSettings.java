package io.tacho.runtime;

import io.tacho.runtime.mailbox.MailboxFactory;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What actors that are spawned alike have in common: everything in {@link SpawnOptions} but the
 * name. A value that is shared, so that an actor pays one reference for it.
 *
 * @param mailbox makes the mailbox
 * @param restart when its supervisor restarts it
 * @param supervision what it does about its own children
 * @param dispatcher which threads run it
 * @param timeToLive messages that waited longer are expired, not handled; null for no limit
 * @param sendLimit how much it may send; null for no limit
 * @param healthCheck how its health is checked; null for not at all
 * @param observer looks on; null for nobody
 * @param stashCapacity how many messages its {@link Stash} holds, 1 to {@value #MAX_STASH_CAPACITY}
 */
public record ActorSettings(
        MailboxFactory mailbox,
        Restart restart,
        Supervision supervision,
        Dispatcher dispatcher,
        @Nullable Duration timeToLive,
        @Nullable RateLimit sendLimit,
        @Nullable HealthCheck healthCheck,
        @Nullable MessageObserver observer,
        int stashCapacity) {
    /** The largest stash, in messages: 2^30. */
    public static final int MAX_STASH_CAPACITY = 1 << 30;

    /** What an actor gets that is spawned without a wish. */
    public static final ActorSettings DEFAULT =
            new ActorSettings(
                    MailboxFactory.growable(),
                    Restart.TEMPORARY,
                    Supervision.DEFAULT,
                    Dispatcher.POOL,
                    null,
                    null,
                    null,
                    null,
                    1_000);

    /**
     * Validates.
     *
     * @throws IllegalArgumentException if the time to live isn't positive or the stash's capacity
     *     is out of range
     */
    public ActorSettings {
        Objects.requireNonNull(mailbox, "mailbox");
        Objects.requireNonNull(restart, "restart");
        Objects.requireNonNull(supervision, "supervision");
        Objects.requireNonNull(dispatcher, "dispatcher");
        if (timeToLive != null && (timeToLive.isNegative() || timeToLive.isZero())) {
            throw new IllegalArgumentException(
                    "a time to live is longer than 0, not " + timeToLive);
        }
        if (stashCapacity < 1 || stashCapacity > MAX_STASH_CAPACITY) {
            throw new IllegalArgumentException(
                    "a stash holds 1 to " + MAX_STASH_CAPACITY + " messages, not " + stashCapacity);
        }
    }
}
