package io.tacho.runtime.testkit;

import io.tacho.runtime.ActorRef;
import io.tacho.runtime.ActorState;
import org.jspecify.annotations.Nullable;

/** Something that became of an actor. */
public sealed interface Effect {
    /**
     * Whom it concerns.
     *
     * @return the actor
     */
    ActorRef<?> actor();

    /**
     * It was made.
     *
     * @param actor the actor
     * @param parent who supervises it; null for the system
     */
    record Spawned(ActorRef<?> actor, @Nullable ActorRef<?> parent) implements Effect {
        @Override
        public String toString() {
            return "spawned " + actor.name();
        }
    }

    /**
     * Its {@code preStart} has returned, also after a restart.
     *
     * @param actor the actor
     */
    record Started(ActorRef<?> actor) implements Effect {
        @Override
        public String toString() {
            return "started " + actor.name();
        }
    }

    /**
     * A hook or handler of it threw, or as a supervisor it gave up.
     *
     * @param actor the actor
     * @param cause what was thrown
     */
    record Failed(ActorRef<?> actor, Throwable cause) implements Effect {
        @Override
        public String toString() {
            return "failed " + actor.name() + ": " + cause.getMessage();
        }
    }

    /**
     * It got a new object.
     *
     * @param actor the actor
     * @param cause why the one before it ended; null if in good order, or together with a sibling
     */
    record Restarted(ActorRef<?> actor, @Nullable Throwable cause) implements Effect {
        @Override
        public String toString() {
            return "restarted " + actor.name() + (cause == null ? "" : ": " + cause.getMessage());
        }
    }

    /**
     * It ended for good.
     *
     * @param actor the actor
     * @param state how
     * @param cause what it ended of; null if in good order
     */
    record Stopped(ActorRef<?> actor, ActorState state, @Nullable Throwable cause)
            implements Effect {
        @Override
        public String toString() {
            return "stopped " + actor.name() + ": " + state;
        }
    }

    /**
     * It began to watch another.
     *
     * @param actor the watcher
     * @param target whom it watches
     */
    record Watched(ActorRef<?> actor, ActorRef<?> target) implements Effect {
        @Override
        public String toString() {
            return "watched " + target.name() + " by " + actor.name();
        }
    }

    /**
     * It watches another no more.
     *
     * @param actor who watched
     * @param target whom it watched
     */
    record Unwatched(ActorRef<?> actor, ActorRef<?> target) implements Effect {
        @Override
        public String toString() {
            return "unwatched " + target.name() + " by " + actor.name();
        }
    }

    /**
     * A message came when it had ended.
     *
     * @param actor to whom it was sent
     * @param message the message
     * @param sender who sent it; null for outside
     */
    record DeadLetter(ActorRef<?> actor, Object message, @Nullable ActorRef<?> sender)
            implements Effect {
        @Override
        public String toString() {
            return "dead letter to " + actor.name() + ": " + message;
        }
    }
}
