package io.tacho.runtime.spi;

import io.tacho.runtime.ActorRef;
import io.tacho.runtime.ActorState;
import org.jspecify.annotations.Nullable;

/**
 * Told of what becomes of actors. Called on the threads that run them, and on those that spawn; of
 * one actor in the order of its life, of several at the same time: be quick, do not block. Costs
 * nothing per message. What it throws is logged and changes nothing. An actor that the system uses
 * for itself is reported as any other.
 */
public interface LifecycleListener {
    /** Listens to nothing. */
    LifecycleListener NONE = new LifecycleListener() {};

    /**
     * An actor has its name and an address; nothing has run yet. On the spawning thread.
     *
     * @param actor the actor
     * @param parent who supervises it, or null for the system
     */
    default void spawned(ActorRef<?> actor, @Nullable ActorRef<?> parent) {}

    /**
     * An actor, or the new object of one that is restarted, is ready: its {@code preStart} has
     * returned.
     *
     * @param actor the actor
     */
    default void started(ActorRef<?> actor) {}

    /**
     * A hook or handler threw, or, of a supervisor, it gives up. Before {@code onError}.
     *
     * @param actor the actor
     * @param cause what was thrown
     */
    default void failed(ActorRef<?> actor, Throwable cause) {}

    /**
     * An actor gets a new object. Before the factory is called.
     *
     * @param actor the actor
     * @param cause why the one before it ended; null if in good order, or together with a sibling
     */
    default void restarting(ActorRef<?> actor, @Nullable Throwable cause) {}

    /**
     * An actor has ended for good. After its last {@code postStop}.
     *
     * @param actor the actor
     * @param state {@link ActorState#TERMINATED} or {@link ActorState#FAILED}
     * @param cause what it ended of; null if in good order
     */
    default void ended(ActorRef<?> actor, ActorState state, @Nullable Throwable cause) {}

    /**
     * An actor began to watch another.
     *
     * @param watcher who wants to be told
     * @param target of whose end
     */
    default void watched(ActorRef<?> watcher, ActorRef<?> target) {}

    /**
     * An actor does not want to be told any more.
     *
     * @param watcher who wanted to be told
     * @param target of whose end
     */
    default void unwatched(ActorRef<?> watcher, ActorRef<?> target) {}
}
