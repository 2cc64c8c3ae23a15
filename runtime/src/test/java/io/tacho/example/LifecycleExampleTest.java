package io.tacho.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tacho.runtime.Actor;
import io.tacho.runtime.ActorContext;
import io.tacho.runtime.ActorRef;
import io.tacho.runtime.ActorState;
import io.tacho.runtime.MessageObserver;
import io.tacho.runtime.SpawnOptions;
import io.tacho.runtime.testkit.TestSystem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LifecycleExampleTest {
    // tag::hooks[]
    record Account(List<String> log) implements Actor<Integer> {
        @Override
        public void preStart(ActorContext<Integer> context) {
            log.add("preStart " + context.self().state());
        }

        @Override
        public void postStart(ActorContext<Integer> context) {
            log.add("postStart " + context.self().state());
        }

        @Override
        public void onMessage(Integer amount, ActorContext<Integer> context) {
            log.add("got " + amount);
        }

        @Override
        public void preStop(ActorContext<Integer> context) {
            log.add("preStop " + context.self().state());
        }

        @Override
        public void postStop(ActorContext<Integer> context) {
            log.add("postStop " + context.self().state());
        }
    }

    // end::hooks[]

    @Test
    // tag::life[]
    void shouldCallTheHooksInOrderWhenAnActorLives() {
        List<String> log = new ArrayList<>();
        try (TestSystem test = TestSystem.create()) {
            ActorRef<Integer> account = test.system().spawn("account", () -> new Account(log));
            account.tell(5);
            test.runUntilIdle();
            test.system().stop(account);
            test.runUntilIdle();
            assertEquals(ActorState.TERMINATED, account.state());
        }
        assertEquals(
                List.of(
                        "preStart STARTING",
                        "postStart READY",
                        "got 5",
                        "preStop STOPPING",
                        "postStop TERMINATED"),
                log);
    }

    // end::life[]

    @Test
    // tag::observer[]
    void shouldSeeEachMessageWhenAnObserverLooksOn() {
        List<String> seen = new ArrayList<>();
        MessageObserver observer =
                new MessageObserver() {
                    @Override
                    public void afterMessage(
                            ActorRef<?> actor,
                            Object message,
                            long nanos,
                            @Nullable Throwable failure) {
                        seen.add(message + (failure == null ? "" : " " + failure.getMessage()));
                    }
                };
        try (TestSystem test = TestSystem.create()) {
            ActorRef<Integer> inverse =
                    test.system()
                            .spawn(
                                    SpawnOptions.named("inverse").withObserver(observer),
                                    () -> (number, context) -> context.reply(100 / number));
            inverse.tell(5);
            inverse.tell(0);
            test.runUntilIdle();
        }
        assertEquals(List.of("5", "0 / by zero"), seen);
    }
    // end::observer[]
}
