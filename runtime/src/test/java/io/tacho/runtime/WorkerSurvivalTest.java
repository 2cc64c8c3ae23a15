package io.tacho.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.tacho.runtime.spi.CounterLabels;
import io.tacho.runtime.spi.CounterSink;
import io.tacho.runtime.spi.Directory;
import io.tacho.runtime.spi.DirectoryEntry;
import io.tacho.runtime.spi.InMemoryDirectory;
import io.tacho.runtime.spi.MessageTap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whatever a handler, a port or a mailbox throws, the worker goes on for the other actors. */
class WorkerSurvivalTest {
    private final ActorSystem system = ActorSystem.builder("survival").workers(1).build();

    @AfterEach
    void close() {
        system.close();
    }

    @Test
    void shouldKeepWorkerWhenHandlerDiesOfErrors() {
        List<Supplier<Throwable>> causes =
                List.of(
                        () -> new Error("error"),
                        () -> new Throwable("room for " + new long[Integer.MAX_VALUE].length),
                        () -> new AssertionError("assertion"),
                        () -> new InterruptedException("interrupt"),
                        () -> new Throwable("plain"));
        List<ActorRef<String>> actors = new ArrayList<>();
        for (Supplier<Throwable> cause : causes) {
            ActorRef<String> actor =
                    system.spawn(
                            SpawnOptions.anonymous(),
                            () ->
                                    (message, context) ->
                                            WorkerSurvivalTest.<Error>sneak(cause.get()));
            actor.tell("x");
            actors.add(actor);
        }
        ActorRef<String> deep =
                system.spawn("deep", () -> (message, context) -> endless(message.length()));
        deep.tell("x");
        actors.add(deep);
        for (ActorRef<String> actor : actors) {
            Await.until("failed", () -> actor.state() == ActorState.FAILED);
        }
        Await.probe(system);
        assertEquals(actors.size(), system.counts().failed());
        assertEquals(1, Threads.workersOf(system).size());
    }

    @SuppressWarnings("InfiniteRecursion")
    private static int endless(int depth) {
        return endless(depth + 1) + 1;
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T extends Throwable> void sneak(Throwable thrown) throws T {
        throw (T) thrown;
    }

    @Test
    void shouldClearInterruptWhenHandlerLeavesOneAndThrows() {
        assertFalse(
                isNextInterruptedAfter(
                        () -> {
                            throw new InterruptedException();
                        }));
    }

    @Test
    void shouldClearInterruptWhenHandlerLeavesOneAndReturns() {
        assertFalse(isNextInterruptedAfter(() -> {}));
    }

    private interface EndOfHandler {
        void run() throws InterruptedException;
    }

    /** The next turn follows at once: a worker that goes to sleep in between clears it, too. */
    private boolean isNextInterruptedAfter(EndOfHandler end) {
        CountDownLatch told = new CountDownLatch(1);
        AtomicReference<@Nullable Boolean> interrupted = new AtomicReference<>();
        ActorRef<String> leaves =
                system.spawn(
                        "leaves",
                        () ->
                                (message, context) -> {
                                    Await.until(told);
                                    Thread.currentThread().interrupt();
                                    end.run();
                                });
        ActorRef<String> next =
                system.spawn(
                        "next",
                        () ->
                                (message, context) ->
                                        interrupted.set(Thread.currentThread().isInterrupted()));
        leaves.tell("x");
        next.tell("x");
        told.countDown();
        Await.until("the next was handled", () -> interrupted.get() != null);
        return Boolean.TRUE.equals(interrupted.get());
    }

    @Test
    void shouldKeepWorkerWhenDeadLetterListenerThrowsError() {
        try (ActorSystem strict =
                ActorSystem.builder("strict")
                        .workers(1)
                        .deadLetters(
                                letter -> {
                                    throw new AssertionError("no dead letters here");
                                })
                        .build()) {
            ActorRef<String> actor = strict.spawn("a", () -> (message, context) -> {});
            strict.stop(actor);
            Await.until("stopped", () -> actor.state() == ActorState.TERMINATED);
            actor.tell("late");
            Await.quiet(strict);
            ActorRef<String> other = strict.spawn("b", () -> (message, context) -> {});
            other.tell("x");
            Await.quiet(strict);
            assertEquals(1, strict.counts().handled());
            assertEquals(1, strict.counts().deadLetters());
        }
    }

    @Test
    void shouldKeepWorkerWhenDirectoryThrows() {
        try (LogCapture log = new LogCapture("io.tacho.runtime");
                ActorSystem strict =
                        ActorSystem.builder("broken")
                                .workers(1)
                                .directory(new BrokenDirectory())
                                .build()) {
            ActorRef<String> actor = strict.spawn("a", () -> (message, context) -> {});
            actor.tell("x");
            Await.quiet(strict);
            strict.stop(actor);
            Await.until("stopped", () -> actor.state() == ActorState.TERMINATED);
            ActorRef<String> other = strict.spawn("b", () -> (message, context) -> {});
            other.tell("x");
            Await.quiet(strict);
            assertEquals(2, strict.counts().handled());
            // Ready, stopping, gone.
            assertEquals(
                    Collections.nCopies(
                            3, "WARNING actor a has a new state that the directory does not know"),
                    log.lines("actor a has a new state"));
        }
    }

    @Test
    void shouldKeepWorkerWhenMailboxThrows() {
        List<String> errors = new CopyOnWriteArrayList<>();
        try (LogCapture log = new LogCapture("io.tacho.runtime")) {
            ActorRef<String> actor =
                    system.spawn(
                            SpawnOptions.anonymous().withMailbox(Mailboxes.brokenWhenPolled()),
                            () ->
                                    new Actor<String>() {
                                        @Override
                                        public void onMessage(
                                                String message, ActorContext<String> context) {}

                                        @Override
                                        public void onError(
                                                Throwable error, ActorContext<String> context) {
                                            errors.add("" + error.getMessage());
                                        }
                                    });
            Await.until("given up", () -> actor.state() == ActorState.FAILED);
            Await.probe(system);
            assertEquals(1, log.lines("is given up").size(), log.lines()::toString);
        }
        assertEquals(List.of("broken mailbox"), errors);
    }

    @Test
    void shouldKeepWorkerWhenCountersThrow() {
        AtomicBoolean broken = new AtomicBoolean();
        AtomicLong written = new AtomicLong();
        CountDownLatch thrown = new CountDownLatch(1);
        CounterSink counters =
                new CounterSink() {
                    @Override
                    public Counter allocate(String label) {
                        if (!label.equals(CounterLabels.SENT)) {
                            return value -> {};
                        }
                        return value -> {
                            if (broken.get()) {
                                thrown.countDown();
                                throw new OutOfMemoryError("on purpose");
                            }
                            written.incrementAndGet();
                        };
                    }

                    @Override
                    public void close() {}
                };
        try (ActorSystem strict =
                ActorSystem.builder("counted").workers(1).counters(counters).build()) {
            broken.set(true);
            Await.probe(strict);
            Await.until(thrown);
            broken.set(false);
            long before = written.get();
            Await.probe(strict);
            Await.until("counters are written again", () -> written.get() > before);
            assertEquals(1, Threads.workersOf(strict).size());
        }
    }

    /** In no actor's turn, so there is no actor to fail. */
    @Test
    void shouldKeepWorkerWhenMemoryIsShortBetweenTurns() {
        AtomicBoolean broken = new AtomicBoolean();
        CountDownLatch thrown = new CountDownLatch(1);
        MessageTap tap =
                new SabotagedTap(
                        new RecordingTap(),
                        recipient -> {},
                        () -> {
                            if (broken.getAndSet(false)) {
                                thrown.countDown();
                                throw new OutOfMemoryError("on purpose");
                            }
                        });
        try (LogCapture log = new LogCapture("io.tacho.runtime");
                ActorSystem strict = ActorSystem.builder("short").workers(1).tap(tap).build()) {
            broken.set(true);
            Await.probe(strict);
            Await.until(thrown);
            Await.probe(strict);
            Await.allAsleep(strict);
            assertEquals(1, Threads.workersOf(strict).size());
            assertEquals(1, log.lines("a worker goes on after a failure between turns").size());
        }
    }

    /** Registers and then can't be written to any more. */
    private static final class BrokenDirectory implements Directory {
        private final InMemoryDirectory names = new InMemoryDirectory();

        @Override
        public boolean register(String name, DirectoryEntry entry) {
            return names.register(name, entry);
        }

        @Override
        public void update(String name, int actorId, ActorState state, int worker) {
            throw new IllegalStateException("disk full");
        }

        @Override
        public void unregister(String name, int actorId) {
            throw new IllegalStateException("disk full");
        }

        @Override
        public boolean lookup(CharSequence name, DirectoryEntry result) {
            return names.lookup(name, result);
        }

        @Override
        public long size() {
            return names.size();
        }

        @Override
        public void close() {
            names.close();
        }
    }
}
