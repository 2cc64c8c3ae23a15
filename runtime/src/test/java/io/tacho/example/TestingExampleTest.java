package io.tacho.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.runtime.Actor;
import io.tacho.runtime.ActorContext;
import io.tacho.runtime.ActorRef;
import io.tacho.runtime.ActorState;
import io.tacho.runtime.testkit.Effect;
import io.tacho.runtime.testkit.Interleavings;
import io.tacho.runtime.testkit.TestProbe;
import io.tacho.runtime.testkit.TestSystem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TestingExampleTest {
    // tag::reminder[]
    /** Passes on what it gets after a second; ends of "end". */
    record Reminder(ActorRef<String> whom) implements Actor<String> {
        @Override
        public void onMessage(String message, ActorContext<String> context) {
            if (message.startsWith("due: ")) {
                whom.tell(message.substring(5));
            } else if (message.equals("end")) {
                context.stop();
            } else {
                context.timers().startOnce(message, "due: " + message, Duration.ofSeconds(1));
            }
        }
    }

    @Test
    void shouldRemindWhenASecondHasPassed() {
        try (TestSystem test = TestSystem.create()) {
            TestProbe<String> probe = test.probe("probe");
            ActorRef<String> reminder =
                    test.system().spawn("reminder", () -> new Reminder(probe.ref()));
            probe.send(reminder, "tea");
            probe.expectNoMessage(Duration.ofMillis(999));
            test.advance(Duration.ofMillis(1));
            probe.expectMessage("tea");
            assertEquals(reminder, probe.lastSender());

            reminder.tell("end");
            assertEquals(ActorState.TERMINATED, probe.expectTerminated(reminder).state());
        }
    }

    // end::reminder[]

    @Test
    // tag::effects[]
    void shouldSayWhatBecameOfAnActor() {
        try (TestSystem test = TestSystem.create()) {
            ActorRef<String> reminder =
                    test.system()
                            .spawn("reminder", () -> new Reminder(test.<String>probe("p").ref()));
            List.of("end", "too late").forEach(reminder::tell);
            test.runUntilIdle();
            assertEquals(
                    List.of(
                            "spawned reminder",
                            "started reminder",
                            "stopped reminder: TERMINATED",
                            "dead letter to reminder: too late"),
                    test.effects(reminder).lines());
            test.effects().expectNone(Effect.Failed.class);
        }
    }

    // end::effects[]

    // tag::interleavings[]
    private static String race(TestSystem test) {
        List<String> order = new ArrayList<>();
        ActorRef<String> log = test.system().spawn("log", () -> (name, context) -> order.add(name));
        for (String name : List.of("a", "b")) {
            test.system().spawn(name, () -> (message, context) -> log.tell(name)).tell("go");
        }
        test.runUntilIdle();
        return String.join("", order);
    }

    @Test
    void shouldNameTheSeedWhenAnOrderOfEventsBreaksTheTest() {
        AssertionError thrown =
                assertThrows(
                        AssertionError.class,
                        () -> Interleavings.explore(100, test -> assertEquals("ab", race(test))));
        assertTrue(thrown.toString().contains("runs it again"), thrown::toString);
    }
    // end::interleavings[]
}
