package io.tacho.stress.whatif;

import io.tacho.stress.measure.Stops;

/** A worker of the simulation: what waits for it and what it is at. Times in ns. */
final class SimWorker {
    /** In the place of a time that does not come. */
    static final long NEVER = Long.MAX_VALUE;

    final int index;
    final Stops stops;
    final IdleDelays delays;
    final ReadyRing ring = new ReadyRing();

    private final SimActors actors;
    private int inboxFirst = SimActors.NONE;
    private int inboxLast = SimActors.NONE;

    /** What it is at. */
    enum State {
        IDLE,
        WAKING,
        HANDLING,
        TIDYING
    }

    State state = State.IDLE;

    /** When the next thing happens here. */
    long eventAt = NEVER;

    /** Since when it has had nothing to do, while it is idle or waking. */
    long idleFrom;

    // The message that is being handled.
    int message;
    int caused = MessageSlots.NONE;
    long causedAt = NEVER;
    long startedAt;
    long endsAt;

    /** When somebody looks whether this takes too long. */
    long watchedAt = NEVER;

    // The turn.
    int actor = SimActors.NONE;
    int turnLeft;
    long turnEndsAt;
    int turnsToInbox;

    /** When another may be woken to help. */
    long nextHelpAt = Long.MIN_VALUE;

    /** In handlers and what comes after them. */
    long busy;

    SimWorker(int index, Stops stops, IdleDelays delays, SimActors actors, long origin) {
        this.index = index;
        this.stops = stops;
        this.delays = delays;
        this.actors = actors;
        idleFrom = origin;
    }

    boolean isIdle() {
        return state == State.IDLE;
    }

    /** Whether it is idle and still looks for work. */
    boolean isLooking(long now) {
        return isIdle() && now >= idleFrom && delays.isAwake(stops.net(idleFrom, now));
    }

    boolean hasQueued() {
        return ring.size() > 0 || inboxFirst != SimActors.NONE;
    }

    /** Puts an actor behind those that wait here. */
    void schedule(int ready) {
        if (!ring.offer(ready)) {
            push(ready);
        }
    }

    /** Takes an actor from elsewhere. */
    void push(int ready) {
        actors.nextReady(ready, SimActors.NONE);
        if (inboxFirst == SimActors.NONE) {
            inboxFirst = ready;
        } else {
            actors.nextReady(inboxLast, ready);
        }
        inboxLast = ready;
    }

    /** Moves the oldest of the inbox to a worker's ring, as many as fit. */
    void drainInbox(SimWorker to) {
        while (inboxFirst != SimActors.NONE && to.ring.offer(inboxFirst)) {
            inboxFirst = actors.nextReady(inboxFirst);
        }
    }

    /** Takes the next actor to run; {@link ReadyRing#NONE} if there is none. */
    int poll() {
        int next = ring.poll();
        if (next == ReadyRing.NONE && inboxFirst != SimActors.NONE) {
            drainInbox(this);
            next = ring.poll();
        }
        return next;
    }

    /** Sets the time of the next event within a handler. */
    void awaitHandler() {
        eventAt = Math.min(endsAt, Math.min(causedAt, watchedAt));
    }
}
