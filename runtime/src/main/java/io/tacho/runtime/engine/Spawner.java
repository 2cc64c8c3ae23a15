package io.tacho.runtime.engine;

import io.tacho.runtime.Actor;
import io.tacho.runtime.ActorState;
import io.tacho.runtime.ActorSystemOptions;
import io.tacho.runtime.NameTakenException;
import io.tacho.runtime.SpawnOptions;
import io.tacho.runtime.SystemStoppedException;
import io.tacho.runtime.spi.DirectoryEntry;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes cells: gives them an id, a slot and their name, and tells the ports. Any thread. */
final class Spawner {
    private final LocalActorSystem system;
    private final ActorSystemOptions options;
    private final AtomicInteger lastId = new AtomicInteger();

    Spawner(LocalActorSystem system) {
        this.system = system;
        this.options = system.options();
    }

    /**
     * Makes a cell that has to be started; nobody has been woken.
     *
     * @param parent who supervises it; null for the system
     * @throws NameTakenException if the name is in use
     * @throws SystemStoppedException if the system has been shut down
     */
    ActorCell create(
            SpawnOptions spawn,
            @Nullable ActorCell parent,
            Supplier<? extends Actor<Object>> factory) {
        return create(spawn, parent, factory, Schedulable.START);
    }

    /**
     * @param control bits that are set before anybody can find the actor, or it might get a message
     *     before it was started
     */
    private ActorCell create(
            SpawnOptions spawn,
            @Nullable ActorCell parent,
            Supplier<? extends Actor<Object>> factory,
            int control) {
        int id = lastId.incrementAndGet();
        if (id <= 0) {
            throw new IllegalStateException("2^31 actors were spawned; restart the system");
        }
        int slot = system.actors().reserve();
        @Nullable ActorCell made = null;
        ActorCell cell;
        boolean announced = false;
        // Counted before the look at accepting: the end waits for all that were counted, so it
        // closes the ports only after this has used them.
        system.census().born();
        try {
            if (!system.accepting()) {
                throw new SystemStoppedException(system.name());
            }
            cell = new ActorCell(system, new Address(id, slot), spawn, parent, factory);
            made = cell;
            cell.lastWorker =
                    cell.home == null ? (short) (id % options.workers()) : Schedulable.NO_WORKER;
            cell.raise(control);
            announce(cell);
            announced = true;
        } finally {
            if (!announced) {
                if (made != null) {
                    system.workforce().leaves(made.home);
                }
                system.actors().cancel(slot);
                system.census().unborn();
            }
        }
        cell.becomes(ActorState.STARTING);
        if (control != 0) {
            // Before anybody can find it, so before anything else is told of it.
            system.lifecycle().spawned(cell, parent);
        }
        system.actors().put(cell);
        if (cell.isFinal()) {
            // Who was told of it has ended it at once, when there was nothing to take out yet.
            system.actors().remove(cell);
        }
        return cell;
    }

    /** Takes the name, if it has one, and tells the tap. */
    private void announce(ActorCell cell) {
        String name = cell.registeredName();
        if (name != null && !options.directory().register(name, entryOf(cell))) {
            throw new NameTakenException(name);
        }
        try {
            options.tap().actorSpawned(cell.id(), cell.name(), cell.behaviour().getClass());
        } catch (RuntimeException | Error thrown) {
            if (name != null) {
                options.directory().unregister(name, cell.id());
            }
            throw thrown;
        }
    }

    private static DirectoryEntry entryOf(ActorCell cell) {
        return new DirectoryEntry()
                .set(
                        cell.id(),
                        cell.slot,
                        cell.lastWorker,
                        ActorState.STARTING,
                        System.currentTimeMillis());
    }

    /** Who gets answers to those who have no address: everything sent there is a dead letter. */
    ActorCell bornTerminated() {
        ActorCell cell = create(SpawnOptions.anonymous(), null, () -> (message, context) -> {}, 0);
        cell.becomes(ActorState.TERMINATED);
        cell.end();
        system.actors().remove(cell);
        // Nobody ever lived, so nobody counts among those whose life has ended.
        system.census().forget(ActorState.TERMINATED);
        return cell;
    }
}
