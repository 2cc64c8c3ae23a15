package io.tacho.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.runtime.spi.MessageFlags;
import io.tacho.runtime.spi.MessageKind;
import io.tacho.runtime.spi.MessageOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StashTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final RecordingTap tap = new RecordingTap();
    private final ConcurrentLinkedQueue<String> seen = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Object> deadLetters = new ConcurrentLinkedQueue<>();
    private final ActorSystem system =
            ActorSystem.builder("stash")
                    .workers(1)
                    .tap(tap)
                    .deadLetters(letter -> deadLetters.add(letter.message()))
                    .build();

    @AfterEach
    void close() {
        system.shutdown(Duration.ZERO);
        assertEquals(List.of(), tap.breaches());
    }

    /** Stashes everything until it is opened. */
    private class Door implements Actor<String> {
        private boolean open;

        @Override
        public void onMessage(String message, ActorContext<String> context) throws Exception {
            if (message.equals("open")) {
                open = true;
                context.stash().unstashAll();
            } else if (open) {
                handle(message, context);
            } else {
                context.stash().stash();
            }
        }

        void handle(String message, ActorContext<String> context) {
            seen.add(message);
        }
    }

    private ActorRef<String> door(SpawnOptions options) {
        return system.spawn(options, Door::new);
    }

    private void stashed(int count) {
        Await.until(
                count + " stashed",
                () ->
                        tap.entries().stream()
                                        .filter(entry -> entry.has(MessageFlags.STASHED))
                                        .count()
                                == count);
        // Counted a moment after it is recorded.
        Await.until("nothing else is on its way", () -> system.counts().lost() == count);
    }

    private void awaitSeen(String... all) {
        Await.until(all.length + " seen, not " + seen, () -> seen.size() >= all.length);
        assertEquals(List.of(all), List.copyOf(seen));
    }

    @Test
    void shouldHandleInOrderBeforeTheMailboxWhenUnstashed() {
        CountDownLatch told = new CountDownLatch(1);
        ActorRef<String> actor =
                system.spawn(
                        "a",
                        () ->
                                new Door() {
                                    @Override
                                    public void onMessage(
                                            String message, ActorContext<String> context)
                                            throws Exception {
                                        if (message.equals("open")) {
                                            Await.until(told);
                                        }
                                        super.onMessage(message, context);
                                    }
                                });
        for (String message : List.of("a", "b", "c", "open", "d", "e")) {
            actor.tell(message);
        }
        told.countDown();
        awaitSeen("a", "b", "c", "d", "e");
        Await.quiet(system);
        MessageCounts counts = system.counts();
        assertEquals(9, counts.sent());
        assertEquals(9, counts.handled());
    }

    @Test
    void shouldHandleWhatWasPutBackLastFirstWhenStashedAgainMeanwhile() {
        ActorRef<String> actor =
                system.spawn(
                        "a",
                        () ->
                                new Door() {
                                    @Override
                                    void handle(String message, ActorContext<String> context) {
                                        super.handle(message, context);
                                        if (message.equals("a") && seen.size() == 1) {
                                            context.stash().stash();
                                            context.stash().unstashAll();
                                        }
                                    }
                                });
        for (String message : List.of("a", "b", "c", "open")) {
            actor.tell(message);
        }
        awaitSeen("a", "a", "b", "c");
        Await.quiet(system);
    }

    @Test
    void shouldRefuseWhenFull() {
        ActorRef<String> actor =
                system.spawn(
                        SpawnOptions.anonymous().withStash(2),
                        () ->
                                (message, context) -> {
                                    Stash stash = context.stash();
                                    seen.add(stash.stash() + " " + stash.size());
                                });
        actor.tell("a");
        actor.tell("b");
        actor.tell("c");
        awaitSeen("true 1", "true 2", "false 2");
        stashed(2);
        MessageCounts counts = system.counts();
        assertEquals(5, counts.sent());
        assertEquals(3, counts.handled());
    }

    @Test
    void shouldRefuseCapacitiesOutOfRange() {
        assertEquals(1_000, SpawnOptions.anonymous().settings().stashCapacity());
        assertEquals(
                1 << 30, SpawnOptions.anonymous().withStash(1 << 30).settings().stashCapacity());
        assertThrows(IllegalArgumentException.class, () -> SpawnOptions.anonymous().withStash(0));
        assertThrows(
                IllegalArgumentException.class,
                () -> SpawnOptions.anonymous().withStash((1 << 30) + 1));
    }

    private void notePossible(ActorContext<String> context, String where) {
        try {
            context.stash().stash();
            seen.add(where + " possible");
        } catch (IllegalStateException refused) {
            seen.add(where + " refused");
        }
    }

    @Test
    void shouldRefuseASecondTimeForOneMessage() {
        ActorRef<String> actor =
                system.spawn(
                        "a",
                        () ->
                                (message, context) -> {
                                    notePossible(context, "1st");
                                    notePossible(context, "2nd");
                                });
        actor.tell("m");
        awaitSeen("1st possible", "2nd refused");
        stashed(1);
    }

    @Test
    void shouldRefuseWhenWhatIsHandledIsNoMessageToTheHandler() {
        ActorRef<String> echo = system.spawn("echo", () -> (message, mine) -> mine.reply(message));
        ActorRef<String> mortal = system.spawn("mortal", () -> (message, context) -> {});
        system.spawn(
                "a",
                () ->
                        new Actor<String>() {
                            @Override
                            public void preStart(ActorContext<String> context) {
                                notePossible(context, "hook");
                                AskCallback<String> callback =
                                        reply -> notePossible(context, "reply");
                                context.ask(echo, "q", MINUTE, callback);
                                context.ask(
                                        mortal,
                                        "q",
                                        Duration.ofMillis(5),
                                        new AskCallback<String>() {
                                            @Override
                                            public void onReply(String reply) {}

                                            @Override
                                            public void onTimeout() {
                                                notePossible(context, "timeout");
                                                context.watch(mortal);
                                                context.system().stop(mortal);
                                            }
                                        });
                            }

                            @Override
                            public void onSignal(Signal signal, ActorContext<String> context) {
                                notePossible(context, "signal");
                            }

                            @Override
                            public void onMessage(String message, ActorContext<String> context) {}
                        });
        awaitSeen("hook refused", "reply refused", "timeout refused", "signal refused");
        Await.quiet(system);
    }

    @Test
    void shouldRefuseWhenUsedOutsideATurn() {
        AtomicReference<Stash> kept = new AtomicReference<>();
        ActorRef<String> actor =
                system.spawn("a", () -> (message, context) -> kept.set(context.stash()));
        actor.tell("m");
        Await.until("kept", () -> kept.get() != null);
        Stash stash = Objects.requireNonNull(kept.get());
        Await.until("the turn is over", () -> refuses(stash::size));
        assertThrows(IllegalStateException.class, stash::stash);
        assertThrows(IllegalStateException.class, stash::unstashAll);
        assertEquals(1_000, stash.capacity());
    }

    private static boolean refuses(Runnable call) {
        try {
            call.run();
            return false;
        } catch (IllegalStateException refused) {
            return true;
        }
    }

    @Test
    void shouldAnswerAnAskWhenItWasStashedMeanwhile() throws Exception {
        ActorRef<String> actor =
                system.spawn(
                        "a",
                        () ->
                                new Door() {
                                    @Override
                                    void handle(String message, ActorContext<String> context) {
                                        context.reply("re " + message);
                                    }
                                });
        ActorRef<String> asker =
                system.spawn(
                        "asker",
                        () ->
                                (message, context) -> {
                                    AskCallback<String> callback = seen::add;
                                    context.ask(actor, message, MINUTE, callback);
                                });
        asker.tell("q");
        stashed(1);
        var outside = system.<String, String>ask(actor, "r", MINUTE).toCompletableFuture();
        stashed(2);
        actor.tell("open");
        assertEquals("re r", outside.get(10, TimeUnit.SECONDS));
        awaitSeen("re q");
        Await.quiet(system);
    }

    @Test
    void shouldMakeDeadLettersWhenStoppedWithSomeStashed() {
        ActorRef<String> actor =
                system.spawn(
                        "a",
                        () ->
                                new Door() {
                                    @Override
                                    void handle(String message, ActorContext<String> context) {
                                        super.handle(message, context);
                                        if (message.equals("b")) {
                                            context.stash().stash();
                                            context.stop();
                                        }
                                    }
                                });
        for (String message : List.of("a", "b", "c", "d", "open")) {
            actor.tell(message);
        }
        Await.until("it has ended", () -> actor.state() == ActorState.TERMINATED);
        Await.quiet(system);
        assertEquals(List.of("a", "b"), List.copyOf(seen));
        assertEquals(List.of("b", "c", "d"), List.copyOf(deadLetters));
        MessageCounts counts = system.counts();
        assertEquals(10, counts.sent());
        assertEquals(7, counts.handled());
        assertEquals(3, counts.deadLetters());
    }

    @Test
    void shouldRecordOneAfterTheOtherWhenEndedByItsLastChildsEnd() {
        ActorRef<String> actor =
                system.spawn(
                        "a",
                        () ->
                                new Door() {
                                    @Override
                                    public void preStart(ActorContext<String> context) {
                                        context.spawn(
                                                SpawnOptions.anonymous(),
                                                () -> (message, mine) -> {});
                                    }
                                });
        actor.tell("a");
        actor.tell("b");
        stashed(2);
        system.stop(actor);
        Await.until("it has ended", () -> actor.state() == ActorState.TERMINATED);
        Await.quiet(system);
        assertEquals(List.of("a", "b"), List.copyOf(deadLetters));
        assertEquals(2, tap.entries(MessageOutcome.DEAD_LETTER).size());
        assertEquals(List.of(), tap.breaches());
    }

    @Test
    void shouldCountAsPendingWhenTheSystemEnds() {
        ActorRef<String> actor = door(SpawnOptions.named("a"));
        actor.tell("a");
        actor.tell("b");
        stashed(2);
        MessageCounts counts = system.shutdown(Duration.ZERO);
        assertEquals(4, counts.sent());
        assertEquals(2, counts.handled());
        assertEquals(2, counts.pending());
        assertEquals(0, counts.lost());
        assertEquals(List.of(), List.copyOf(deadLetters));
    }

    @Test
    void shouldGiveTheNewObjectWhatWasStashedWhenRestarted() {
        CountDownLatch told = new CountDownLatch(1);
        ActorRef<String> actor =
                system.spawn(
                        SpawnOptions.named("a").withRestart(Restart.PERMANENT),
                        () ->
                                (message, context) -> {
                                    if (message.equals("fail")) {
                                        Await.until(told);
                                        throw new IllegalStateException("on purpose");
                                    }
                                    if (system.restarts() == 0) {
                                        context.stash().stash();
                                    } else {
                                        seen.add(message);
                                    }
                                });
        for (String message : List.of("a", "b", "fail", "c")) {
            actor.tell(message);
        }
        told.countDown();
        awaitSeen("a", "b", "c");
        Await.quiet(system);
        MessageCounts counts = system.counts();
        assertEquals(counts.sent(), counts.handled() + counts.failed());
    }

    @Test
    void shouldRecordWhatBecameOfItWhenStashed() {
        ActorRef<String> actor = door(SpawnOptions.named("a"));
        ActorRef<String> sender =
                system.spawn("s", () -> (message, context) -> actor.tell("m" + message));
        sender.tell("1");
        stashed(1);
        actor.tell("open");
        awaitSeen("m1");
        Await.quiet(system);
        List<RecordingTap.Entry> both =
                tap.entries().stream().filter(entry -> entry.message().equals("m1")).toList();
        assertEquals(2, both.size());
        RecordingTap.Entry received = both.get(0);
        RecordingTap.Entry handled = both.get(1);
        assertTrue(received.has(MessageFlags.STASHED));
        assertFalse(handled.has(MessageFlags.STASHED));
        assertEquals(MessageOutcome.HANDLED, received.outcome());
        assertEquals(MessageOutcome.HANDLED, handled.outcome());
        assertEquals(received.id(), handled.cause());
        assertEquals(received.root(), handled.root());
        assertEquals(received.rootSentAt(), handled.rootSentAt());
        assertEquals(sender.id(), handled.sender());
        assertEquals(MessageKind.TELL, handled.kind());
    }

    @Test
    void shouldHandleATimersMessageLaterWhateverBecomesOfTheTimer() {
        system.spawn(
                "a",
                () ->
                        new Actor<String>() {
                            private int ticks;

                            @Override
                            public void preStart(ActorContext<String> context) {
                                Duration pause = Duration.ofMillis(1);
                                context.timers().startAtFixedRate("k", "tick", pause, pause);
                            }

                            @Override
                            public void onMessage(String message, ActorContext<String> context) {
                                ticks++;
                                if (ticks <= 2) {
                                    context.stash().stash();
                                } else if (ticks == 3) {
                                    context.timers().cancel("k");
                                    context.stash().unstashAll();
                                } else {
                                    seen.add(message + ticks);
                                }
                            }
                        });
        awaitSeen("tick4", "tick5");
        Await.quiet(system);
        assertEquals(0, system.counts().expired());
    }

    @Test
    void shouldStashTheMessageThatTellsOfAnEnd() {
        ActorRef<String> mortal = system.spawn("mortal", () -> (message, context) -> {});
        ActorRef<String> actor =
                system.spawn(
                        "a",
                        () ->
                                new Door() {
                                    @Override
                                    public void preStart(ActorContext<String> context) {
                                        context.watchWith(mortal, "gone");
                                    }
                                });
        system.stop(mortal);
        stashed(1);
        actor.tell("open");
        awaitSeen("gone");
        Await.quiet(system);
    }
}
