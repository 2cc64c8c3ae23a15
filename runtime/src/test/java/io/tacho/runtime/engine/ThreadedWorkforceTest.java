package io.tacho.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.runtime.ActorRef;
import io.tacho.runtime.ActorState;
import io.tacho.runtime.ActorSystem;
import io.tacho.runtime.Await;
import io.tacho.runtime.Dispatcher;
import io.tacho.runtime.Mailboxes;
import io.tacho.runtime.SpawnOptions;
import io.tacho.runtime.mailbox.Mailbox;
import io.tacho.runtime.mailbox.Overflow;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ThreadedWorkforceTest {
    private final LocalActorSystem system =
            (LocalActorSystem) ActorSystem.builder("threads").workers(2).build();
    private final ThreadedWorkforce workforce = (ThreadedWorkforce) system.workforce();

    @AfterEach
    void close() {
        system.shutdown(Duration.ZERO);
    }

    private ActorRef<String> idle(Dispatcher dispatcher) {
        ActorRef<String> actor =
                system.spawn(
                        SpawnOptions.anonymous().withDispatcher(dispatcher),
                        () -> (message, context) -> {});
        Await.until("started", () -> actor.state() == ActorState.READY);
        return actor;
    }

    /** A program that forgets to end its system ends all the same. */
    @Test
    void shouldNotKeepTheVirtualMachine() {
        idle(Dispatcher.PINNED);
        List<Worker> workers = workforce.allWorkers();
        assertEquals(3, workers.size());
        workers.forEach(worker -> assertTrue(worker.isDaemon(), worker::getName));
        assertTrue(workforce.watchdog().isDaemon());
    }

    /** It may be what ends the system, and is begun by a worker. */
    @Test
    void shouldKeepTheVirtualMachineForWhatRunsApart() {
        CompletableFuture<Boolean> daemon = new CompletableFuture<>();
        ActorRef<String> actor =
                system.spawn(
                        "a",
                        () ->
                                (message, context) ->
                                        workforce.runApart(
                                                message,
                                                () ->
                                                        daemon.complete(
                                                                Thread.currentThread()
                                                                        .isDaemon())));
        actor.tell("apart");
        Await.until("ran", daemon::isDone);
        assertFalse(daemon.join());
    }

    @Test
    void shouldHavePinnedWorkersSleepWhenThereIsNothingToDo() {
        idle(Dispatcher.PINNED);
        Worker pinned = workforce.allWorkers().get(2);
        Await.until("asleep", () -> pinned.getState() == Thread.State.WAITING);
    }

    @Test
    void shouldEndTheWatchdogWithTheSystem() {
        system.close();
        assertFalse(workforce.watchdog().isAlive());
    }

    @Test
    void shouldOfferAgainAfterAWaitForRoomUnlessInterrupted() {
        Mailbox<Envelope> full = Mailboxes.full(Overflow.BLOCK).create();
        assertTrue(workforce.awaitRoom(full, 0));
        Thread.currentThread().interrupt();
        try {
            assertFalse(workforce.awaitRoom(full, 0));
        } finally {
            assertTrue(Thread.interrupted());
        }
    }
}
