package io.tacho.runtime;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;

/** Actors that ask, and what came of it. */
abstract class AskFixture {
    static final Duration LONG = Duration.ofMinutes(10);
    static final Duration SHORT = Duration.ofMillis(2);

    final ConcurrentLinkedQueue<String> events = new ConcurrentLinkedQueue<>();
    final ConcurrentLinkedQueue<String> deadLetters = new ConcurrentLinkedQueue<>();
    final ActorSystem system =
            ActorSystem.builder("ask")
                    .workers(2)
                    .deadLetters(letter -> deadLetters.add("" + letter.message()))
                    .build();

    @AfterEach
    void close() {
        system.close();
    }

    /** Notes what it is called with. */
    final class Noting implements AskCallback<String> {
        @Override
        public void onReply(String reply) {
            events.add(reply);
        }

        @Override
        public void onTimeout() {
            events.add("timeout");
        }
    }

    final ActorRef<String> echo() {
        return system.spawn("echo", () -> (message, context) -> context.reply(message + "!"));
    }

    /** Replies when it is let. */
    final ActorRef<String> slow(CountDownLatch let, String reply) {
        return system.spawn(
                "slow",
                () ->
                        (message, context) -> {
                            Await.until(let);
                            context.reply(reply);
                        });
    }

    final ActorRef<String> asker(ActorRef<String> target, Duration timeout) {
        return asker(SpawnOptions.named("asker"), target, timeout);
    }

    final ActorRef<String> asker(SpawnOptions options, ActorRef<String> target, Duration timeout) {
        Noting callback = new Noting();
        return system.spawn(
                options,
                () ->
                        (message, context) -> {
                            SendOutcome outcome = context.ask(target, message, timeout, callback);
                            if (outcome != SendOutcome.ACCEPTED) {
                                events.add(outcome.toString());
                            }
                        });
    }

    final void events(String... expected) {
        Await.until(
                List.of(expected) + " but has " + events,
                () -> List.copyOf(events).equals(List.of(expected)));
    }
}
