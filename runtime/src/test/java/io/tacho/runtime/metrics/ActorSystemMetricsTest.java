package io.tacho.runtime.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tacho.runtime.ActorRef;
import io.tacho.runtime.testkit.TestSystem;
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

    private static double outcome(MeterRegistry registry, String outcome) {
        return registry.get("tacho.messages").tag("outcome", outcome).functionCounter().count();
    }

    private static double value(MeterRegistry registry, String name) {
        return registry.get(name).meter().measure().iterator().next().getValue();
    }
}
