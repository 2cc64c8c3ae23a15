package io.tacho.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tacho.runtime.testkit.TestSystem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ObserverTest {
    private final TestSystem test = TestSystem.create();
    private final List<String> events = new ArrayList<>();

    @AfterEach
    void close() {
        test.close();
    }

    private ActorRef<String> observed(MessageObserver observer) {
        return test.system()
                .spawn(
                        SpawnOptions.named("a").withObserver(observer),
                        () ->
                                (message, context) -> {
                                    events.add("handle " + message);
                                    if (message.equals("bad")) {
                                        throw new IllegalStateException("boom");
                                    }
                                });
    }

    @Test
    void shouldLookOnBeforeAndAfterEachMessage() {
        ActorRef<String> actor =
                observed(
                        new MessageObserver() {
                            @Override
                            public void beforeMessage(ActorRef<?> actor, Object message) {
                                events.add("before " + message + " of " + actor.name());
                            }

                            @Override
                            public void afterMessage(
                                    ActorRef<?> actor,
                                    Object message,
                                    long nanos,
                                    @Nullable Throwable failure) {
                                events.add(
                                        "after "
                                                + message
                                                + ", "
                                                + nanos
                                                + " ns, "
                                                + (failure == null
                                                        ? "well"
                                                        : failure.getMessage()));
                            }
                        });
        actor.tell("good");
        actor.tell("bad");
        test.runUntilIdle();
        assertEquals(
                List.of(
                        "before good of a",
                        "handle good",
                        "after good, 0 ns, well",
                        "before bad of a",
                        "handle bad",
                        "after bad, 0 ns, boom"),
                events);
        assertEquals(ActorState.FAILED, actor.state());
    }

    @Test
    void shouldChangeNothingWhenTheObserverThrowsAndSaySoOnce() {
        try (LogCapture log = new LogCapture("io.tacho.runtime")) {
            ActorRef<String> actor =
                    observed(
                            new MessageObserver() {
                                @Override
                                public void beforeMessage(ActorRef<?> actor, Object message) {
                                    throw new IllegalStateException("broken observer");
                                }
                            });
            actor.tell("one");
            actor.tell("two");
            actor.tell("three");
            test.runUntilIdle();
            assertEquals(List.of("handle one", "handle two", "handle three"), events);
            assertEquals(3, test.system().counts().handled());
            assertEquals(1, log.lines("actor a has an observer that threw").size());
        }
    }
}
