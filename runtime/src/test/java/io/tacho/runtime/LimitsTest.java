package io.tacho.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tacho.runtime.mailbox.MailboxFactory;
import io.tacho.runtime.mailbox.Overflow;
import io.tacho.runtime.spi.MessageOutcome;
import io.tacho.runtime.testkit.TestSystem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of messages beyond a limit: of a mailbox, of age, of a sender. */
class LimitsTest {
    private static final RateLimit SLOW = new RateLimit(1, Duration.ofDays(1), 3);

    private final RecordingTap tap = new RecordingTap();
    private final ActorSystem system = ActorSystem.builder("limits").workers(2).tap(tap).build();
    private final CountDownLatch release = new CountDownLatch(1);
    private final List<Integer> handled = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        release.countDown();
        system.close();
    }

    private static SpawnOptions bounded(int capacity, Overflow overflow) {
        return SpawnOptions.anonymous().withMailbox(MailboxFactory.bounded(capacity, overflow));
    }

    /** Handles its first message until it is released. */
    private ActorRef<Integer> blocked(SpawnOptions options) {
        return blocked(options, release);
    }

    private ActorRef<Integer> blocked(SpawnOptions options, CountDownLatch until) {
        CountDownLatch running = new CountDownLatch(1);
        ActorRef<Integer> actor =
                system.spawn(
                        options,
                        () ->
                                (number, context) -> {
                                    running.countDown();
                                    Await.until(until);
                                    handled.add(number);
                                });
        actor.tell(0);
        Await.until(running);
        return actor;
    }

    /** Runs code in a thread of its own, and returns when that waits for room. */
    private static void runUntilItWaits(Runnable code) {
        Thread waiting = new Thread(code, "waiting");
        waiting.start();
        Await.until("it waits", () -> waiting.getState() == Thread.State.TIMED_WAITING);
    }

    @ParameterizedTest
    @CsvSource({
        "REJECT, ACCEPTED ACCEPTED REJECTED REJECTED, 0 1 2, 0, 2",
        "DROP_NEWEST, ACCEPTED ACCEPTED DROPPED DROPPED, 0 1 2, 2, 0",
        "DROP_OLDEST, ACCEPTED ACCEPTED ACCEPTED ACCEPTED, 0 3 4, 2, 0",
    })
    void shouldDoAsThePolicySaysWhenTheMailboxIsFull(
            Overflow overflow, String outcomes, String seen, long dropped, long rejected) {
        for (boolean inside : new boolean[] {false, true}) {
            handled.clear();
            MessageCounts before = system.counts();
            CountDownLatch go = new CountDownLatch(1);
            ActorRef<Integer> actor = blocked(bounded(2, overflow), go);
            List<SendOutcome> got = inside ? tellFromAnActor(actor) : tellFourTo(actor);
            assertEquals(outcomes, join(got), "inside " + inside);
            go.countDown();
            Await.quiet(system);
            assertEquals(seen, join(handled));
            MessageCounts counts = system.counts().since(before);
            assertEquals(dropped, counts.dropped());
            assertEquals(rejected, counts.rejected());
            assertEquals(0, counts.lost());
        }
        system.close();
        assertEquals(2 * dropped, tap.entries(MessageOutcome.DROPPED).size());
        assertEquals(system.counts().sent(), tap.entries().size());
    }

    private static List<SendOutcome> tellFourTo(ActorRef<Integer> actor) {
        List<SendOutcome> outcomes = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            outcomes.add(actor.tell(i));
        }
        return outcomes;
    }

    private List<SendOutcome> tellFromAnActor(ActorRef<Integer> target) {
        List<SendOutcome> outcomes = new CopyOnWriteArrayList<>();
        ActorRef<String> sender =
                system.spawn(
                        SpawnOptions.anonymous(),
                        () -> (message, context) -> outcomes.addAll(tellFourTo(target)));
        sender.tell("go");
        Await.until("four sent", () -> outcomes.size() == 4);
        return outcomes;
    }

    private static String join(List<?> list) {
        return String.join(" ", list.stream().map(Object::toString).toList());
    }

    @Test
    void shouldCountWhatAHookHasPushedOutByTheEndOfTheHooksTurn() {
        try (TestSystem test = TestSystem.create()) {
            ActorRef<Integer> narrow =
                    test.system()
                            .spawn(bounded(1, Overflow.DROP_OLDEST), () -> (number, context) -> {});
            test.runUntilIdle();
            test.system()
                    .spawn(
                            SpawnOptions.anonymous(),
                            () ->
                                    new Actor<Integer>() {
                                        @Override
                                        public void onMessage(
                                                Integer number, ActorContext<Integer> context) {}

                                        @Override
                                        public void preStart(ActorContext<Integer> context) {
                                            narrow.tell(1);
                                            narrow.tell(2);
                                        }
                                    });
            test.step();
            assertEquals(1, test.system().counts().dropped());
        }
    }

    @Test
    void shouldHaveThreadsOutsideWaitAndActorsRefusedWhenTheMailboxBlocks() {
        ActorRef<Integer> actor = blocked(bounded(2, Overflow.BLOCK));
        assertEquals("ACCEPTED ACCEPTED REJECTED REJECTED", join(tellFromAnActor(actor)));
        List<SendOutcome> outcome = new CopyOnWriteArrayList<>();
        runUntilItWaits(() -> outcome.add(actor.tell(5)));
        assertEquals(List.of(), outcome);
        release.countDown();
        Await.until("accepted", () -> outcome.equals(List.of(SendOutcome.ACCEPTED)));
        Await.quiet(system);
        assertEquals(List.of(0, 1, 2, 5), handled);
    }

    @Test
    void shouldRefuseThoseThatWaitWhenTheSystemStops() {
        ActorRef<Integer> actor = blocked(bounded(1, Overflow.BLOCK));
        actor.tell(1);
        List<SendOutcome> outcome = new CopyOnWriteArrayList<>();
        runUntilItWaits(() -> outcome.add(actor.tell(2)));
        Thread end = new Thread(system::close, "end");
        end.start();
        Await.until("refused", () -> outcome.equals(List.of(SendOutcome.REJECTED)));
        release.countDown();
        Await.until("ended", () -> !end.isAlive());
        assertEquals(0, system.counts().lost());
    }

    @Test
    void shouldStopAnActorWhoseMailboxIsFull() {
        ActorRef<Integer> actor = blocked(bounded(1, Overflow.REJECT));
        actor.tell(1);
        system.stop(actor);
        release.countDown();
        Await.until("stopped", () -> actor.state() == ActorState.TERMINATED);
        Await.quiet(system);
        assertEquals(List.of(0), handled);
        assertEquals(1, system.counts().deadLetters());
    }

    @Test
    void shouldHandleTheUrgentFirstWhenTheMailboxIsByPriority() {
        ActorRef<Integer> actor =
                blocked(
                        SpawnOptions.anonymous()
                                .withMailbox(
                                        MailboxFactory.priority(
                                                message -> -(Integer) message / 10)));
        for (int number : new int[] {11, 35, 12, 31, 22}) {
            actor.tell(number);
        }
        release.countDown();
        Await.quiet(system);
        assertEquals(List.of(0, 35, 31, 22, 11, 12), handled);
    }

    @Test
    void shouldExpireWhatIsOlderThanItsOwnLimitOnly() {
        ActorRef<Integer> actor = blocked(SpawnOptions.anonymous());
        actor.tell(1, Duration.ofNanos(1));
        actor.tell(2, Duration.ofDays(1));
        actor.tell(3);
        release.countDown();
        Await.quiet(system);
        assertEquals(List.of(0, 2, 3), handled);
        assertEquals(1, system.counts().expired());
        assertThrows(IllegalArgumentException.class, () -> actor.tell(4, Duration.ZERO));
    }

    @Test
    void shouldTellTheSenderOutsideWhenItSendsTooMuch() {
        ActorRef<Integer> actor = system.spawn("a", () -> (number, context) -> handled.add(number));
        try (Sender sender = system.newSender(SLOW)) {
            List<SendOutcome> outcomes = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                outcomes.add(sender.tell(actor, i));
            }
            assertEquals("ACCEPTED ACCEPTED ACCEPTED LIMITED LIMITED", join(outcomes));
        }
        Await.quiet(system);
        assertEquals(List.of(0, 1, 2), handled);
        assertEquals(3, system.counts().sent());
    }

    @Test
    void shouldTellTheActorWhenItSendsTooMuchButLetItReply() {
        ActorRef<Integer> target =
                system.spawn("a", () -> (number, context) -> handled.add(number));
        List<SendOutcome> outcomes = new CopyOnWriteArrayList<>();
        ActorRef<String> limited =
                system.spawn(
                        SpawnOptions.anonymous().withSendLimit(SLOW),
                        () ->
                                (message, context) -> {
                                    outcomes.addAll(tellFourTo(target));
                                    context.reply("done");
                                });
        assertEquals(
                "done",
                system.<String, String>ask(limited, "go", Duration.ofSeconds(10))
                        .toCompletableFuture()
                        .join());
        assertEquals("ACCEPTED ACCEPTED ACCEPTED LIMITED", join(outcomes));
    }

    /** However often it has to look for room. */
    @Test
    void shouldPayOnceForAMessageThatWaitsForRoom() {
        ActorRef<Integer> actor = blocked(bounded(1, Overflow.BLOCK));
        actor.tell(1);
        List<SendOutcome> outcome = new CopyOnWriteArrayList<>();
        runUntilItWaits(
                () -> {
                    RateLimit limit = new RateLimit(1, Duration.ofHours(1), 1);
                    try (Sender sender = system.newSender(limit)) {
                        outcome.add(sender.tell(actor, 2));
                        outcome.add(sender.tell(actor, 3));
                    }
                });
        release.countDown();
        Await.until("both told", () -> outcome.size() == 2);
        assertEquals(List.of(SendOutcome.ACCEPTED, SendOutcome.LIMITED), outcome);
    }

    @Test
    void shouldCountTheAgeOfAMessageFromItsSendingAlsoWhenTheHandlerHasTakenLonger() {
        Duration age = Duration.ofMillis(200);
        try (TestSystem test = TestSystem.create()) {
            ActorRef<Integer> target =
                    test.system().spawn("target", () -> (number, context) -> handled.add(number));
            ActorRef<String> sender =
                    test.system()
                            .spawn(
                                    "sender",
                                    () ->
                                            (message, context) -> {
                                                test.stall(age.plusMillis(50));
                                                target.tell(1, age);
                                                target.tell(2);
                                            });
            sender.tell("go");
            test.runUntilIdle();
            assertEquals(List.of(1, 2), handled);
        }
    }

    @Test
    void shouldLetAHandlerSendThatKeepsToItsRateByWaiting() {
        RateLimit limit = new RateLimit(1, Duration.ofMillis(20), 1);
        List<SendOutcome> outcomes = new CopyOnWriteArrayList<>();
        ActorRef<Integer> target =
                system.spawn(SpawnOptions.anonymous(), () -> (number, context) -> {});
        ActorRef<String> sender =
                system.spawn(
                        SpawnOptions.anonymous().withSendLimit(limit),
                        () ->
                                (message, context) -> {
                                    for (int i = 0; i < 3; i++) {
                                        outcomes.add(target.tell(i));
                                        Threads.spin(limit.period());
                                    }
                                });
        sender.tell("go");
        Await.until("sent", () -> outcomes.size() == 3);
        assertEquals("ACCEPTED ACCEPTED ACCEPTED", join(outcomes));
    }
}
