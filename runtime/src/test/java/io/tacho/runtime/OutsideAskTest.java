package io.tacho.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutsideAskTest {
    private static final Duration LONG = Duration.ofMinutes(10);

    private final ActorSystem system = ActorSystem.builder("outside").workers(2).build();

    @AfterEach
    void close() {
        system.close();
    }

    private CompletableFuture<String> ask(ActorRef<String> target, String message, Duration limit) {
        return system.<String, String>ask(target, message, limit).toCompletableFuture();
    }

    private static Throwable failure(CompletableFuture<?> future) {
        ExecutionException failed =
                assertThrows(ExecutionException.class, () -> future.get(10, TimeUnit.SECONDS));
        Throwable cause = failed.getCause();
        if (cause == null) {
            throw new AssertionError("no cause", failed);
        }
        return cause;
    }

    @Test
    void shouldCompleteWhenReplied() throws Exception {
        ActorRef<String> echo =
                system.spawn("echo", () -> (message, context) -> context.reply(message + "!"));
        List<CompletableFuture<String>> futures = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            futures.add(ask(echo, "m" + i, LONG));
        }
        for (int i = 0; i < 100; i++) {
            assertEquals("m" + i + "!", futures.get(i).get(10, TimeUnit.SECONDS));
        }
    }

    @Test
    void shouldFailWithTimeoutWhenNobodyReplies() {
        ActorRef<String> silent = system.spawn("silent", () -> (message, context) -> {});
        Throwable failure = failure(ask(silent, "a", Duration.ofMillis(2)));
        assertInstanceOf(AskTimeoutException.class, failure);
        assertEquals("silent did not reply within 2000000 ns", failure.getMessage());
    }

    @Test
    void shouldFailAtOnceWhenTargetHasStopped() {
        ActorRef<String> stopped = system.spawn("stopped", () -> (message, context) -> {});
        system.stop(stopped);
        Await.until("stopped", () -> stopped.state() == ActorState.TERMINATED);
        assertInstanceOf(AskTimeoutException.class, failure(ask(stopped, "a", LONG)));
    }

    @Test
    void shouldServeOthersWhenOneMailboxThrows() throws Exception {
        ActorRef<String> broken =
                system.spawn(
                        SpawnOptions.anonymous().withMailbox(Mailboxes.rejecting(this::explode)),
                        () -> (message, context) -> {});
        assertInstanceOf(IllegalStateException.class, failure(ask(broken, "a", LONG)));
        ActorRef<String> echo =
                system.spawn("echo", () -> (message, context) -> context.reply(message));
        assertEquals("b", ask(echo, "b", LONG).get(10, TimeUnit.SECONDS));
        // The runtime can't know what became of the message that the mailbox choked on.
        assertEquals(1, system.shutdown(Duration.ZERO).lost());
    }

    private boolean explode(int offer) {
        throw new IllegalStateException("broken at offer " + offer);
    }

    @Test
    void shouldFailWhenSystemStopsWhileWaiting() {
        ActorRef<String> silent = system.spawn("silent", () -> (message, context) -> {});
        CompletableFuture<String> future = ask(silent, "a", LONG);
        Await.quiet(system);
        system.shutdown(Duration.ZERO);
        assertInstanceOf(SystemStoppedException.class, failure(future));
    }

    @Test
    void shouldFailWhenSystemHasStopped() {
        ActorRef<String> silent = system.spawn("silent", () -> (message, context) -> {});
        system.shutdown(Duration.ZERO);
        assertInstanceOf(SystemStoppedException.class, failure(ask(silent, "a", LONG)));
    }

    @Test
    void shouldAlwaysCompleteWhenAskedWhileSystemStops() {
        for (int round = 0; round < 50; round++) {
            try (ActorSystem brief = ActorSystem.builder("brief").workers(2).build()) {
                ActorRef<String> silent = brief.spawn("silent", () -> (message, context) -> {});
                List<CompletableFuture<Object>> futures = new ArrayList<>();
                CountDownLatch asking = new CountDownLatch(1);
                Threads.together(
                        2,
                        index -> {
                            if (index == 0) {
                                for (int i = 0; i < 200; i++) {
                                    futures.add(
                                            brief.<String, Object>ask(silent, "a", LONG)
                                                    .toCompletableFuture());
                                    asking.countDown();
                                }
                            } else {
                                Await.until(asking);
                                brief.shutdown(Duration.ZERO);
                            }
                        });
                for (CompletableFuture<Object> future : futures) {
                    Throwable failure = failure(future);
                    // Which of the two actors stops first is open.
                    assertTrue(
                            failure instanceof SystemStoppedException
                                    || failure instanceof AskTimeoutException,
                            failure::toString);
                }
                assertEquals(0, brief.counts().lost());
            }
        }
    }
}
