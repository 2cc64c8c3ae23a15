package io.tacho.runtime.engine;

import io.tacho.runtime.ActorState;
import io.tacho.runtime.ActorSystem;
import io.tacho.runtime.SpawnOptions;
import java.time.Duration;

/**
 * Cells that were never spawned, for tests of what passes them round. Their slot is their index.
 */
final class Cells implements AutoCloseable {
    private final LocalActorSystem system =
            (LocalActorSystem) ActorSystem.builder("cells").workers(1).build();

    ActorCell[] make(int count) {
        ActorCell[] cells = new ActorCell[count];
        for (int i = 0; i < count; i++) {
            cells[i] = make(i, SpawnOptions.anonymous());
        }
        return cells;
    }

    ActorCell make(int index, SpawnOptions options) {
        return new ActorCell(
                system,
                new Address(index + 1_000_000, index),
                options,
                null,
                () -> (message, context) -> {});
    }

    /**
     * Ends the life of one, which is not counted as born, while the system waits for the living.
     */
    void end(ActorCell cell, ActorState state) {
        system.census().born();
        cell.becomes(state);
    }

    /** Who sends for these cells; nobody runs what it wakes. */
    Outbox outbox(DeadlineTimers timers) {
        return new Outbox(system, woken -> {}, (recipient, evicted) -> {}, timers);
    }

    @Override
    public void close() {
        // What was sent to these cells nobody handles, so there is nothing to wait for.
        system.shutdown(Duration.ZERO);
    }
}
