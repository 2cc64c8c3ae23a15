package io.tacho.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WatchdogTest {
    private final LogCapture log = new LogCapture("io.tacho.runtime");
    private final ActorSystem system =
            ActorSystem.builder("watched")
                    .workers(1)
                    .watchdog(new WatchdogOptions(Duration.ofMillis(2), Duration.ofMillis(2)))
                    .build();

    @AfterEach
    void close() {
        system.close();
        log.close();
    }

    @Test
    void shouldNameTheActorThatHoldsTheOnlyWorkerOnce() {
        CountDownLatch release = new CountDownLatch(1);
        ActorRef<String> hog =
                system.spawn("hog", () -> (message, context) -> Await.until(release));
        hog.tell("a");
        Await.until("reported", () -> !log.lines("actor hog has held watched-worker-0").isEmpty());
        release.countDown();
        Await.quiet(system);
        assertEquals(1, log.lines("actor hog").size());
        assertTrue(log.lines("actor hog").get(0).contains("Await"), "says where it is");
    }

    @Test
    void shouldInterruptAHookThatBlocksAndKeepTheWorker() {
        CountDownLatch interrupted = new CountDownLatch(1);
        ActorRef<String> blocked =
                system.spawn(
                        "blocked",
                        () ->
                                new Actor<>() {
                                    @Override
                                    public void preStart(ActorContext<String> context)
                                            throws InterruptedException {
                                        try {
                                            new CountDownLatch(1).await();
                                        } catch (InterruptedException e) {
                                            interrupted.countDown();
                                            throw e;
                                        }
                                    }

                                    @Override
                                    public void onMessage(
                                            String message, ActorContext<String> context) {}
                                });
        Await.until(interrupted);
        Await.until("failed", () -> blocked.state() == ActorState.FAILED);
        assertEquals(1, log.lines("preStart of actor blocked has taken").size());
        CountDownLatch handled = new CountDownLatch(1);
        ActorRef<String> next =
                system.spawn(
                        "next",
                        () ->
                                (message, context) -> {
                                    if (!Thread.currentThread().isInterrupted()) {
                                        handled.countDown();
                                    }
                                });
        next.tell("a");
        Await.until(handled);
    }
}
