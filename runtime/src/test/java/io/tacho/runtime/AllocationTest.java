package io.tacho.runtime;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A message costs no heap once everything has grown. */
class AllocationTest {
    private static final int MESSAGES = 300_000;
    private static final int SUBSCRIBERS = 9;
    private static final int RUNS = 5;
    private static final double LIMIT = 0.01;

    /** A message that counts itself down while it goes round. */
    private static final class Token {
        private final CountDownLatch done = new CountDownLatch(1);
        private int left;

        Token(int left) {
            this.left = left;
        }
    }

    /**
     * What a message costs it costs every time; what the virtual machine allocates once, for a
     * recompiled method or the like, it does not: so the smallest of several runs counts.
     */
    private static void assertNothingAllocated(ActorSystem system, Runnable load) {
        load.run();
        load.run();
        double least = Double.MAX_VALUE;
        for (int run = 0; run < RUNS && least >= LIMIT; run++) {
            long before = Threads.allocatedByWorkers(system);
            long handled = system.counts().handled();
            load.run();
            long bytes = Threads.allocatedByWorkers(system) - before;
            long messages = system.counts().handled() - handled;
            assertTrue(messages >= 200_000, () -> "only " + messages + " messages");
            least = Math.min(least, (double) bytes / messages);
        }
        double each = least;
        assertTrue(each < LIMIT, () -> each + " B a message");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void shouldAllocateNothingWhenActorsTell(int workers) {
        try (ActorSystem system = ActorSystem.builder("tells").workers(workers).build()) {
            List<ActorRef<Token>> ring = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                int next = (i + 1) % 100;
                ring.add(
                        system.spawn(
                                SpawnOptions.anonymous(),
                                () ->
                                        (token, context) -> {
                                            if (--token.left > 0) {
                                                ring.get(next).tell(token);
                                            } else {
                                                token.done.countDown();
                                            }
                                        }));
            }
            assertNothingAllocated(
                    system,
                    () -> {
                        List<Token> tokens = new ArrayList<>();
                        for (int i = 0; i < 10; i++) {
                            Token token = new Token(MESSAGES / 10);
                            tokens.add(token);
                            ring.get(i * 10).tell(token);
                        }
                        tokens.forEach(token -> Await.until(token.done));
                        Await.quiet(system);
                    });
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void shouldAllocateNothingWhenActorsAsk(int workers) {
        try (ActorSystem system = ActorSystem.builder("asks").workers(workers).build()) {
            ActorRef<Token> echo =
                    system.spawn("echo", () -> (token, context) -> context.reply(token));
            ActorRef<Token> asker = system.spawn("asker", () -> new Asker(echo));
            assertNothingAllocated(
                    system,
                    () -> {
                        Token token = new Token(MESSAGES / 2);
                        asker.tell(token);
                        Await.until(token.done);
                        Await.quiet(system);
                    });
        }
    }

    /** Asks again as soon as it has its reply. */
    private static final class Asker implements Actor<Token>, AskCallback<Token> {
        private final ActorRef<Token> target;
        private ActorContext<Token> context;

        @SuppressWarnings("NullAway.Init")
        Asker(ActorRef<Token> target) {
            this.target = target;
        }

        @Override
        public void onMessage(Token token, ActorContext<Token> mine) {
            context = mine;
            mine.ask(target, token, 60_000_000_000L, this);
        }

        @Override
        public void onReply(Token token) {
            if (--token.left > 0) {
                context.ask(target, token, 60_000_000_000L, this);
            } else {
                token.done.countDown();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void shouldAllocateNothingWhenActorsPublish(int workers) {
        try (ActorSystem system = ActorSystem.builder("topics").workers(workers).build()) {
            Topic<Token> topic = system.topic("t.a");
            for (int i = 0; i < SUBSCRIBERS; i++) {
                ActorRef<Token> subscriber =
                        system.spawn(
                                SpawnOptions.anonymous(),
                                () -> (token, context) -> context.reply(token));
                system.subscribe("t.*", subscriber);
                if (i % 2 == 0) {
                    topic.subscribe(subscriber);
                }
            }
            ActorRef<Token> publisher =
                    system.spawn(
                            "publisher",
                            () ->
                                    (token, context) -> {
                                        if (--token.left <= 0) {
                                            token.done.countDown();
                                        } else if (token.left % SUBSCRIBERS == 0) {
                                            // All have replied, so the mailboxes never grow.
                                            context.system().<Token>topic("t.a").publish(token);
                                        }
                                    });
            assertNothingAllocated(
                    system,
                    () -> {
                        Token token = new Token(MESSAGES / 2 / SUBSCRIBERS * SUBSCRIBERS + 1);
                        publisher.tell(token);
                        Await.until(token.done);
                        Await.quiet(system);
                    });
        }
    }

    @Test
    void shouldAllocateNothingWhenTimersTick() {
        int timers = 1_000;
        try (ActorSystem system = ActorSystem.builder("ticks").workers(1).build()) {
            ActorRef<Token> ticking =
                    system.spawn(
                            "ticking",
                            () ->
                                    new Actor<Token>() {
                                        private Token counted = new Token(0);

                                        @Override
                                        public void preStart(ActorContext<Token> context) {
                                            Token tick = new Token(0);
                                            Duration often = Duration.ofMillis(1);
                                            for (int key = 0; key < timers; key++) {
                                                context.timers()
                                                        .startAtFixedRate(key, tick, often, often);
                                            }
                                        }

                                        @Override
                                        public void onMessage(
                                                Token token, ActorContext<Token> context) {
                                            if (token.left > 0) {
                                                counted = token;
                                            } else if (--counted.left == 0) {
                                                counted.done.countDown();
                                            }
                                        }
                                    });
            assertNothingAllocated(
                    system,
                    () -> {
                        Token token = new Token(MESSAGES);
                        ticking.tell(token);
                        Await.until(token.done);
                    });
        }
    }

    @Test
    void shouldAllocateNothingWhenATimerIsStartedForEachMessage() {
        try (ActorSystem system = ActorSystem.builder("idle").workers(1).build()) {
            Duration hour = Duration.ofHours(1);
            ActorRef<Token> waiting =
                    system.spawn(
                            "waiting",
                            () ->
                                    (token, context) -> {
                                        context.timers().startOnce("idle", token, hour);
                                        context.timers().startOnce(token, token, hour);
                                        context.timers().cancel(token);
                                        if (--token.left > 0) {
                                            context.self().tell(token);
                                        } else {
                                            token.done.countDown();
                                        }
                                    });
            assertNothingAllocated(
                    system,
                    () -> {
                        Token token = new Token(MESSAGES);
                        waiting.tell(token);
                        Await.until(token.done);
                        Await.quiet(system);
                    });
        }
    }

    @Test
    void shouldAllocateNothingWhenAnActorStashes() {
        try (ActorSystem system = ActorSystem.builder("stashes").workers(1).build()) {
            ActorRef<Token> stashing = system.spawn("stashing", Stashing::new);
            assertNothingAllocated(
                    system,
                    () -> {
                        Token token = new Token(MESSAGES);
                        stashing.tell(token);
                        Await.until(token.done);
                        Await.quiet(system);
                    });
        }
    }

    /** Stashes 100 of what it sends itself, handles them again, and so on. */
    private static final class Stashing implements Actor<Token> {
        private static final int BATCH = 100;

        private int replaying;

        @Override
        public void onMessage(Token token, ActorContext<Token> context) {
            if (replaying > 0) {
                if (--replaying == 0) {
                    goOn(token, context);
                }
                return;
            }
            Stash stash = context.stash();
            stash.stash();
            if (stash.size() < BATCH) {
                context.self().tell(token);
            } else {
                replaying = BATCH;
                stash.unstashAll();
            }
        }

        private static void goOn(Token token, ActorContext<Token> context) {
            token.left -= BATCH;
            if (token.left > 0) {
                context.self().tell(token);
            } else {
                token.done.countDown();
            }
        }
    }

    @Test
    void shouldAllocateNothingWhenAThreadOutsideSends() {
        try (ActorSystem system = ActorSystem.builder("sends").workers(1).build();
                Sender sender = system.newSender()) {
            CountDownLatch go = new CountDownLatch(1);
            ActorRef<Token> sink = system.spawn("sink", () -> (token, context) -> Await.until(go));
            Token token = new Token(0);
            // As much as will ever wait: what that takes is kept.
            for (int i = 0; i < 1_100; i++) {
                sender.tell(sink, token);
            }
            go.countDown();
            long bytes = Long.MAX_VALUE;
            for (int round = 0; round < 3; round++) {
                long before = Threads.allocatedByMe();
                for (int i = 0; i < MESSAGES; i++) {
                    sender.tell(sink, token);
                    while (sink.backlog() > 1_000) {
                        Thread.onSpinWait();
                    }
                }
                bytes = Math.min(bytes, Threads.allocatedByMe() - before);
            }
            double each = (double) bytes / MESSAGES;
            assertTrue(each < LIMIT, each + " B a message");
        }
    }

    @Test
    void shouldAllocateNothingWhenNamesAreLookedUp() {
        try (ActorSystem system = ActorSystem.builder("names").workers(1).build()) {
            system.spawn("a", () -> (Token token, ActorContext<Token> context) -> {});
            long bytes = Long.MAX_VALUE;
            int found = 0;
            for (int round = 0; round < 3; round++) {
                long before = Threads.allocatedByMe();
                for (int i = 0; i < MESSAGES; i++) {
                    if (system.lookup("a") != null) {
                        found++;
                    }
                }
                bytes = Math.min(bytes, Threads.allocatedByMe() - before);
            }
            double each = (double) bytes / MESSAGES;
            assertTrue(found == 3 * MESSAGES && each < LIMIT, each + " B a look-up");
        }
    }
}
