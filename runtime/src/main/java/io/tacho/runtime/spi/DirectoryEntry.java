package io.tacho.runtime.spi;

import io.tacho.runtime.ActorState;

/**
 * What a name stands for. Mutable and reused, so that look-ups allocate nothing; confined to a
 * thread.
 */
public final class DirectoryEntry {
    private int actorId;
    private int slot;
    private int worker;
    private ActorState state = ActorState.CREATING;
    private long spawnedAtMillis;

    /** Empty. */
    public DirectoryEntry() {}

    /**
     * Sets everything.
     *
     * @param newActorId the actor's id; together with the slot it is the address: a slot is used
     *     again, an id is not
     * @param newSlot index in the system's table of actors, from 0
     * @param newWorker index of the worker it runs on, from 0; -1 outside the pool
     * @param newState the state
     * @param newSpawnedAtMillis wall clock, ms since 1970
     * @return this
     */
    public DirectoryEntry set(
            int newActorId,
            int newSlot,
            int newWorker,
            ActorState newState,
            long newSpawnedAtMillis) {
        actorId = newActorId;
        slot = newSlot;
        worker = newWorker;
        state = newState;
        spawnedAtMillis = newSpawnedAtMillis;
        return this;
    }

    /**
     * Copies.
     *
     * @param other from where
     * @return this
     */
    public DirectoryEntry set(DirectoryEntry other) {
        return set(other.actorId, other.slot, other.worker, other.state, other.spawnedAtMillis);
    }

    /**
     * The actor's id.
     *
     * @return 1 or more
     */
    public int actorId() {
        return actorId;
    }

    /**
     * Where in the table of actors.
     *
     * @return 0 or more
     */
    public int slot() {
        return slot;
    }

    /**
     * Which worker it runs on, as far as the directory knows.
     *
     * @return index, from 0; -1 outside the pool
     */
    public int worker() {
        return worker;
    }

    /**
     * The state.
     *
     * @return the state
     */
    public ActorState state() {
        return state;
    }

    /**
     * When it was spawned.
     *
     * @return wall clock, ms since 1970
     */
    public long spawnedAtMillis() {
        return spawnedAtMillis;
    }
}
