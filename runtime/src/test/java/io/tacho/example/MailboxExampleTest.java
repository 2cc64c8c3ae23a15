package io.tacho.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tacho.runtime.Actor;
import io.tacho.runtime.ActorContext;
import io.tacho.runtime.ActorRef;
import io.tacho.runtime.ActorSystem;
import io.tacho.runtime.MessageCounts;
import io.tacho.runtime.SendOutcome;
import io.tacho.runtime.SpawnOptions;
import io.tacho.runtime.mailbox.MailboxFactory;
import io.tacho.runtime.mailbox.Overflow;
import io.tacho.runtime.testkit.TestSystem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MailboxExampleTest {
    // tag::overflow[]
    private static List<Object> fill(Overflow overflow) {
        List<Object> log = new ArrayList<>();
        try (TestSystem test = TestSystem.create()) {
            ActorRef<Integer> actor =
                    test.system()
                            .spawn(
                                    SpawnOptions.anonymous()
                                            .withMailbox(MailboxFactory.bounded(2, overflow)),
                                    () -> (number, context) -> log.add(number));
            for (int number = 1; number <= 3; number++) {
                log.add(actor.tell(number));
            }
            test.runUntilIdle();
        }
        return log;
    }

    @Test
    void shouldDoAsThePolicySaysWhenTheMailboxIsFull() {
        SendOutcome accepted = SendOutcome.ACCEPTED;
        assertEquals(
                List.of(accepted, accepted, SendOutcome.REJECTED, 1, 2), fill(Overflow.REJECT));
        assertEquals(
                List.of(accepted, accepted, SendOutcome.DROPPED, 1, 2), fill(Overflow.DROP_NEWEST));
        assertEquals(List.of(accepted, accepted, accepted, 2, 3), fill(Overflow.DROP_OLDEST));
    }

    // end::overflow[]

    @Test
    // tag::block[]
    void shouldHaveAThreadOutsideWaitWhenTheMailboxBlocks() {
        ActorSystem system = ActorSystem.create("slow");
        ActorRef<Integer> actor =
                system.spawn(
                        SpawnOptions.named("actor")
                                .withMailbox(MailboxFactory.bounded(1, Overflow.BLOCK)),
                        () -> (number, context) -> {});
        for (int number = 0; number < 1_000; number++) {
            assertEquals(SendOutcome.ACCEPTED, actor.tell(number));
        }
        MessageCounts counts = system.shutdown(Duration.ofMinutes(1));
        assertEquals(1_000, counts.handled());
        assertEquals(0, counts.rejected());
    }

    // end::block[]

    @Test
    // tag::priority[]
    void shouldHandleTheUrgentFirstWhenTheMailboxHasPriorities() {
        List<String> got = new ArrayList<>();
        try (TestSystem test = TestSystem.create()) {
            MailboxFactory urgentFirst =
                    MailboxFactory.priority(message -> message.toString().startsWith("!") ? 0 : 1);
            ActorRef<String> actor =
                    test.system()
                            .spawn(
                                    SpawnOptions.named("actor").withMailbox(urgentFirst),
                                    () -> (message, context) -> got.add(message));
            List.of("a", "b", "!c", "!d").forEach(actor::tell);
            assertEquals(4, actor.backlog());
            test.runUntilIdle();
            assertEquals(0, actor.backlog());
        }
        assertEquals(List.of("!c", "!d", "a", "b"), got);
    }

    // end::priority[]

    // tag::control[]
    record Ticker(List<String> log) implements Actor<String> {
        @Override
        public void preStart(ActorContext<String> context) {
            context.timers().startOnce("tick", "tick", Duration.ofMillis(10));
        }

        @Override
        public void onMessage(String message, ActorContext<String> context) {
            log.add(message);
        }
    }

    @Test
    void shouldTakeControlWhenTheMailboxIsFull() {
        List<String> log = new ArrayList<>();
        try (TestSystem test = TestSystem.create()) {
            ActorRef<String> ticker =
                    test.system()
                            .spawn(
                                    SpawnOptions.named("ticker")
                                            .withMailbox(
                                                    MailboxFactory.bounded(1, Overflow.REJECT)),
                                    () -> new Ticker(log));
            test.runUntilIdle();
            ticker.tell("a");
            assertEquals(SendOutcome.REJECTED, ticker.tell("b"));
            test.stall(Duration.ofMillis(10));
            test.runUntilIdle();
            assertEquals(List.of("a", "tick"), log);

            ticker.tell("c");
            test.system().stop(ticker);
            test.runUntilIdle();
            assertEquals(List.of("a", "tick"), log);
            assertEquals(1, test.system().counts().deadLetters());
        }
    }
    // end::control[]
}
