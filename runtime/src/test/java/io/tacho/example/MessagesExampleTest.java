package io.tacho.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tacho.runtime.Actor;
import io.tacho.runtime.ActorContext;
import io.tacho.runtime.ActorRef;
import io.tacho.runtime.ActorSystem;
import io.tacho.runtime.AskCallback;
import io.tacho.runtime.AskTimeoutException;
import io.tacho.runtime.DeadLetter;
import io.tacho.runtime.RateLimit;
import io.tacho.runtime.SendOutcome;
import io.tacho.runtime.Sender;
import io.tacho.runtime.SpawnOptions;
import io.tacho.runtime.mailbox.MailboxFactory;
import io.tacho.runtime.mailbox.Overflow;
import io.tacho.runtime.routing.Broadcast;
import io.tacho.runtime.testkit.Interleavings;
import io.tacho.runtime.testkit.TestProbe;
import io.tacho.runtime.testkit.TestSystem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class MessagesExampleTest {
    @Test
    // tag::outcomes[]
    void shouldSayWhatBecameOfAMessageWhenItIsSent() {
        try (TestSystem test = TestSystem.create()) {
            ActorRef<String> desk =
                    test.system()
                            .spawn(
                                    SpawnOptions.named("desk")
                                            .withMailbox(
                                                    MailboxFactory.bounded(1, Overflow.REJECT)),
                                    () -> (message, context) -> {});
            assertEquals(SendOutcome.ACCEPTED, desk.tell("a"));
            assertEquals(SendOutcome.REJECTED, desk.tell("b"));
            test.runUntilIdle();
            test.system().stop(desk);
            test.runUntilIdle();
            assertEquals(SendOutcome.DEAD_LETTER, desk.tell("c"));
        }
    }

    // end::outcomes[]

    // tag::ask[]
    static final class Till implements Actor<String>, AskCallback<Integer> {
        private final ActorRef<String> prices;
        private final List<String> log;

        Till(ActorRef<String> prices, List<String> log) {
            this.prices = prices;
            this.log = log;
        }

        @Override
        public void onMessage(String article, ActorContext<String> context) {
            context.ask(prices, article, Duration.ofSeconds(1), this);
        }

        @Override
        public void onReply(Integer price) {
            log.add("costs " + price);
        }

        @Override
        public void onTimeout() {
            log.add("no price");
        }
    }

    // end::ask[]

    @Test
    // tag::late[]
    void shouldMakeALateReplyADeadLetterWhenTheAskHasTimedOut() {
        List<String> log = new ArrayList<>();
        List<DeadLetter.Reason> dead = new ArrayList<>();
        try (TestSystem test = TestSystem.create()) {
            test.system().subscribeDeadLetters(letter -> dead.add(letter.reason()));
            TestProbe<String> prices = test.probe("prices");
            ActorRef<String> till = test.system().spawn("till", () -> new Till(prices.ref(), log));
            till.tell("tea");
            prices.expectMessage("tea");
            prices.reply(3);
            test.runUntilIdle();

            till.tell("milk");
            prices.expectMessage("milk");
            test.advance(Duration.ofSeconds(1));
            prices.reply(2);
            test.runUntilIdle();
        }
        assertEquals(List.of("costs 3", "no price"), log);
        assertEquals(List.of(DeadLetter.Reason.LATE_REPLY), dead);
    }

    // end::late[]

    @Test
    // tag::outside[]
    void shouldCompleteTheStageWhenAskedFromOutside() {
        try (ActorSystem system = ActorSystem.create("shop")) {
            ActorRef<String> prices =
                    system.spawn(
                            "prices",
                            () ->
                                    (article, context) -> {
                                        if (article.equals("tea")) {
                                            context.reply(3);
                                        }
                                    });
            CompletableFuture<Integer> tea =
                    system.<String, Integer>ask(prices, "tea", Duration.ofSeconds(10))
                            .toCompletableFuture();
            assertEquals(3, tea.join());

            CompletableFuture<Integer> milk =
                    system.<String, Integer>ask(prices, "milk", Duration.ofMillis(10))
                            .toCompletableFuture();
            CompletionException thrown = assertThrows(CompletionException.class, milk::join);
            assertInstanceOf(AskTimeoutException.class, thrown.getCause());
        }
    }

    // end::outside[]

    @Test
    // tag::forward[]
    void shouldAnswerInTheStageWhenTheQuestionWasForwarded() {
        try (ActorSystem system = ActorSystem.create("office")) {
            ActorRef<String> clerk =
                    system.spawn(
                            "clerk", () -> (letter, context) -> context.reply("re: " + letter));
            ActorRef<String> desk =
                    system.spawn("desk", () -> (letter, context) -> context.forward(clerk, letter));
            assertEquals(
                    "re: hello",
                    system.ask(desk, "hello", Duration.ofSeconds(10)).toCompletableFuture().join());
        }
    }

    // end::forward[]

    @Test
    // tag::order[]
    void shouldKeepTheOrderOfEachSenderWhateverTheInterleaving() {
        Interleavings.explore(
                50,
                test -> {
                    List<String> got = new ArrayList<>();
                    ActorRef<String> log =
                            test.system().spawn("log", () -> (line, context) -> got.add(line));
                    for (String name : List.of("a", "b")) {
                        ActorRef<Integer> sender =
                                test.system()
                                        .spawn(
                                                name,
                                                () -> (number, context) -> log.tell(name + number));
                        sender.tell(1);
                        sender.tell(2);
                    }
                    test.runUntilIdle();
                    assertEquals(
                            List.of("a1", "a2"),
                            got.stream().filter(line -> line.startsWith("a")).toList());
                    assertEquals(
                            List.of("b1", "b2"),
                            got.stream().filter(line -> line.startsWith("b")).toList());
                });
    }

    // end::order[]

    @Test
    // tag::ttl[]
    void shouldExpireWhatIsTooOldWhenItsTurnComes() {
        List<String> got = new ArrayList<>();
        try (TestSystem test = TestSystem.create()) {
            ActorRef<String> quotes =
                    test.system()
                            .spawn(
                                    SpawnOptions.named("quotes")
                                            .withTimeToLive(Duration.ofMillis(10)),
                                    () -> (quote, context) -> got.add(quote));
            quotes.tell("kept");
            quotes.tell("in a hurry", Duration.ofMillis(2));
            test.stall(Duration.ofMillis(5));
            test.runUntilIdle();

            quotes.tell("old");
            test.stall(Duration.ofMillis(11));
            test.runUntilIdle();
            assertEquals(2, test.system().counts().expired());
        }
        assertEquals(List.of("kept"), got);
    }

    // end::ttl[]

    @Test
    // tag::limit[]
    void shouldLimitTheSenderWhenItSendsTooMuch() {
        List<String> got = new ArrayList<>();
        try (TestSystem test = TestSystem.create();
                Sender sender = test.system().newSender(RateLimit.perSecond(10, 2))) {
            ActorRef<String> log =
                    test.system().spawn("log", () -> (line, context) -> got.add(line));
            assertEquals(SendOutcome.ACCEPTED, sender.tell(log, "a"));
            assertEquals(SendOutcome.ACCEPTED, sender.tell(log, "b"));
            assertEquals(SendOutcome.LIMITED, sender.tell(log, "c"));
            test.advance(Duration.ofMillis(100));
            assertEquals(SendOutcome.ACCEPTED, sender.tell(log, "d"));

            ActorRef<String> eager =
                    test.system()
                            .spawn(
                                    SpawnOptions.named("eager")
                                            .withSendLimit(RateLimit.perSecond(1, 1)),
                                    () ->
                                            (message, context) -> {
                                                log.tell("first");
                                                log.tell("second");
                                            });
            eager.tell("go");
            test.runUntilIdle();
        }
        assertEquals(List.of("a", "b", "d", "first"), got);
    }

    // end::limit[]

    @Test
    // tag::broadcast[]
    void shouldKeepTheOutcomeOfEachTargetWhenBroadcast() {
        try (TestSystem test = TestSystem.create()) {
            ActorRef<String> a = test.system().spawn("a", () -> (message, context) -> {});
            ActorRef<String> b = test.system().spawn("b", () -> (message, context) -> {});
            test.system().stop(b);
            test.runUntilIdle();
            Broadcast<String> both = new Broadcast<>(List.of(a, b));
            assertEquals(1, both.tell("news"));
            assertEquals(SendOutcome.ACCEPTED, both.outcome(0));
            assertEquals(SendOutcome.DEAD_LETTER, both.outcome(1));
        }
    }
    // end::broadcast[]
}
