package io.tacho.runtime.spi;

import io.tacho.runtime.ActorState;

/**
 * Names of actors. Asked at spawn, stop and look-up, never per message. Any thread may call any
 * method; operations on one name are atomic.
 */
public interface Directory extends AutoCloseable {
    /**
     * Takes a name.
     *
     * @param name 1 to 255 characters
     * @param entry what the name stands for; copied
     * @return false if the name is taken, and nothing was changed
     * @throws DirectoryException if the directory is full or fails
     */
    boolean register(String name, DirectoryEntry entry);

    /**
     * Shows an actor's new state. Does nothing if the name now belongs to another actor or to none.
     *
     * @param name the name
     * @param actorId whose name it is
     * @param state the new state
     * @param worker index of the worker it runs on; -1 outside the pool
     */
    void update(String name, int actorId, ActorState state, int worker);

    /**
     * Gives a name back. Does nothing if it now belongs to another actor or to none.
     *
     * @param name the name
     * @param actorId whose name it was
     */
    void unregister(String name, int actorId);

    /**
     * Looks a name up. Allocates nothing.
     *
     * @param name the name
     * @param result gets what the name stands for; unchanged if there is none
     * @return false if the name is not taken
     */
    boolean lookup(CharSequence name, DirectoryEntry result);

    /**
     * How many names are taken.
     *
     * @return 0 or more
     */
    long size();

    /** Called once, when the system has shut down. */
    @Override
    void close();
}
