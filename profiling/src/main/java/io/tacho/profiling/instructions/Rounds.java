package io.tacho.profiling.instructions;

import io.tacho.runtime.Actor;
import io.tacho.runtime.ActorRef;
import io.tacho.runtime.ActorSystem;
import io.tacho.runtime.Sender;
import io.tacho.runtime.SpawnOptions;
import io.tacho.runtime.engine.SteppedSystem;

/**
 * A system in which a driver does so many operations when told to. It runs in the thread that made
 * it, one message a turn, by a clock that stands still: a second thread would be counted as well,
 * also while it waits.
 */
final class Rounds implements AutoCloseable {
    private final SteppedSystem stepped =
            SteppedSystem.start(ActorSystem.builder("counted").options(), 0);
    private final Sender sender = stepped.system().newSender();
    private final ActorRef<Integer> driver;
    private boolean done;

    /** What makes a driver; it calls the runnable when all it was asked for is done. */
    @FunctionalInterface
    interface Driver {
        Actor<Integer> in(ActorSystem system, Runnable done);
    }

    Rounds(Driver driver) {
        Actor<Integer> made = driver.in(stepped.system(), () -> done = true);
        this.driver = stepped.system().spawn(SpawnOptions.anonymous(), () -> made);
    }

    /**
     * Does so many operations.
     *
     * @throws IllegalStateException if not all of them were done
     */
    void run(int operations) {
        done = false;
        sender.tell(driver, operations);
        while (stepped.step()) {
            // Each step is a message handled.
        }
        if (!done) {
            throw new IllegalStateException("not all operations were done");
        }
    }

    @Override
    public void close() {
        sender.close();
        stepped.system().close();
    }
}
