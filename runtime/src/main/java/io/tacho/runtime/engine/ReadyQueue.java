package io.tacho.runtime.engine;

/** Where an actor goes that has become ready: to the worker of who woke it, if that is one. */
interface ReadyQueue {
    /** Takes a ready actor. Only who made it scheduled may hand it over. */
    void schedule(ActorCell cell);
}
