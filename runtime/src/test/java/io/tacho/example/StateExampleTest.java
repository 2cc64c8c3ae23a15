package io.tacho.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tacho.runtime.Actor;
import io.tacho.runtime.ActorContext;
import io.tacho.runtime.ActorRef;
import io.tacho.runtime.testkit.TestSystem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StateExampleTest {
    // tag::timers[]
    record Sampler(List<String> log) implements Actor<String> {
        @Override
        public void preStart(ActorContext<String> context) {
            Duration second = Duration.ofSeconds(1);
            context.timers().startOnce("warm", "warm", second);
            context.timers().startAtFixedRate("sample", "sample", second, second);
        }

        @Override
        public void onMessage(String message, ActorContext<String> context) {
            if (message.equals("stop")) {
                context.timers().cancel("sample");
            } else {
                log.add(message + " +" + context.timers().skippedTicks("sample"));
            }
        }
    }

    @Test
    void shouldSkipTicksWhenTheyWouldComeTooLate() {
        List<String> log = new ArrayList<>();
        try (TestSystem test = TestSystem.create()) {
            ActorRef<String> sampler = test.system().spawn("sampler", () -> new Sampler(log));
            test.advance(Duration.ofSeconds(2));
            test.stall(Duration.ofMillis(3_500));
            test.advance(Duration.ofSeconds(1));
            sampler.tell("stop");
            test.advance(Duration.ofSeconds(10));
        }
        assertEquals(List.of("warm +0", "sample +0", "sample +0", "sample +0", "sample +2"), log);
    }

    // end::timers[]

    // tag::become[]
    static final class Door implements Actor<String> {
        private int rejected;

        @Override
        public void onMessage(String message, ActorContext<String> context) {
            switch (message) {
                case "lock" -> context.become(this::locked);
                case "rejected?" -> context.reply(rejected);
                default -> context.reply("come in");
            }
        }

        private void locked(String message, ActorContext<String> context) {
            if (message.equals("unlock")) {
                context.unbecome();
            } else {
                rejected++;
            }
        }
    }

    @Test
    void shouldHandleMessagesOtherwiseWhenItHasBecomeSomethingElse() {
        try (TestSystem test = TestSystem.create()) {
            ActorRef<String> door = test.system().spawn("door", Door::new);
            List.of("lock", "knock", "knock", "unlock").forEach(door::tell);
            var answer = test.system().ask(door, "rejected?", Duration.ofSeconds(1));
            test.runUntilIdle();
            assertEquals(2, answer.toCompletableFuture().join());
        }
    }

    // end::become[]

    // tag::stash[]
    /** Keeps questions until it has what it needs to answer them. */
    static final class Catalogue implements Actor<String> {
        private String prefix = "";

        @Override
        public void onMessage(String message, ActorContext<String> context) {
            if (message.startsWith("load ")) {
                prefix = message.substring(5);
                context.stash().unstashAll();
            } else if (!prefix.isEmpty()) {
                context.reply(prefix + message);
            } else if (!context.stash().stash()) {
                context.reply("try again later");
            }
        }
    }

    @Test
    void shouldAnswerInOrderWhenWhatWasStashedIsPutBack() {
        List<Object> answers = new ArrayList<>();
        try (TestSystem test = TestSystem.create()) {
            ActorRef<String> catalogue = test.system().spawn("catalogue", Catalogue::new);
            for (String question : List.of("a", "b")) {
                test.system()
                        .ask(catalogue, question, Duration.ofSeconds(1))
                        .thenAccept(answers::add);
            }
            test.runUntilIdle();
            assertEquals(List.of(), answers);
            catalogue.tell("load article ");
            test.runUntilIdle();
        }
        assertEquals(List.of("article a", "article b"), answers);
    }
    // end::stash[]
}
