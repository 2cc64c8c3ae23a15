package io.tacho.runtime.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tacho.runtime.ActorRef;
import io.tacho.runtime.Mailboxes;
import io.tacho.runtime.SpawnOptions;
import io.tacho.runtime.mailbox.Overflow;
import io.tacho.runtime.testkit.TestSystem;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ActorSystemMetricsTest {
    @Test
    void shouldShowWhatBecameOfMessagesAndActors() {
        MeterRegistry registry = new SimpleMeterRegistry();
        try (TestSystem test = TestSystem.create()) {
            new ActorSystemMetrics(test.system()).bindTo(registry);
            ActorRef<String> picky =
                    test.system()
                            .spawn(
                                    "picky",
                                    () ->
                                            (message, context) -> {
                                                if (message.equals("bad")) {
                                                    throw new IllegalStateException("boom");
                                                }
                                            });
            picky.tell("good");
            picky.tell("good");
            picky.tell("bad");
            picky.tell("late");
            assertEquals(4, value(registry, "tacho.messages.backlog"));
            test.runUntilIdle();
            assertEquals(2, outcome(registry, "handled"));
            assertEquals(1, outcome(registry, "failed"));
            assertEquals(1, outcome(registry, "dead_letter"));
            assertEquals(4, value(registry, "tacho.messages.sent"));
            assertEquals(0, value(registry, "tacho.messages.backlog"));
            assertEquals(1, registry.get("tacho.actors").tag("state", "failed").gauge().value());
        }
    }

    @Test
    void shouldShowEveryOutcomeAsTheSystemCountsIt() {
        MeterRegistry registry = new SimpleMeterRegistry();
        TestSystem test = TestSystem.create();
        new ActorSystemMetrics(test.system()).bindTo(registry);
        full(test, Overflow.DROP_NEWEST).tell("dropped");
        ActorRef<String> rejecting = full(test, Overflow.REJECT);
        rejecting.tell("rejected");
        rejecting.tell("rejected");
        ActorRef<String> hurried =
                test.system()
                        .spawn(
                                SpawnOptions.anonymous().withTimeToLive(Duration.ofSeconds(1)),
                                () -> (message, context) -> {});
        for (int i = 0; i < 3; i++) {
            hurried.tell("expires");
        }
        test.stall(Duration.ofSeconds(2));
        test.runUntilIdle();
        for (int i = 0; i < 4; i++) {
            hurried.tell("pending");
        }
        test.system().shutdown(Duration.ZERO);
        assertEquals(1, outcome(registry, "dropped"));
        assertEquals(2, outcome(registry, "rejected"));
        assertEquals(3, outcome(registry, "expired"));
        assertEquals(4, outcome(registry, "pending"));
    }

    private static ActorRef<String> full(TestSystem test, Overflow overflow) {
        return test.system()
                .spawn(
                        SpawnOptions.anonymous().withMailbox(Mailboxes.full(overflow)),
                        () -> (message, context) -> {});
    }

    private static double outcome(MeterRegistry registry, String outcome) {
        return registry.get("tacho.messages").tag("outcome", outcome).functionCounter().count();
    }

    private static double value(MeterRegistry registry, String name) {
        return registry.get(name).meter().measure().iterator().next().getValue();
    }
}
