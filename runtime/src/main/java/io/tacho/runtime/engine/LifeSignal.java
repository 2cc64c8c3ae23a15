package io.tacho.runtime.engine;

/**
 * What cells tell each other about their lives, in the control lane. Records, so that the journal
 * shows them by their names.
 */
sealed interface LifeSignal {
    /** To the watched: tell the sender of your end. */
    record Watch(ActorCell watcher) implements LifeSignal {}

    /** To the watched: don't. */
    record Unwatch(ActorCell watcher) implements LifeSignal {}

    /** To the supervisor: a child's object has ended and waits for a decision. */
    record ChildExited(ActorCell child, Exit exit, long delayNanos) implements LifeSignal {}

    /** To the supervisor: a child was restarted. */
    record ChildStarted(ActorCell child) implements LifeSignal {}

    /** To the supervisor itself: the wait before a group is started is over. */
    record WaitIsOver(int number) implements LifeSignal {}

    /** To the supervisor: a child has ended for good. */
    record ChildEnded(ActorCell child) implements LifeSignal {}
}
