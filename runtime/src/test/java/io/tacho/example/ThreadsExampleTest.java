package io.tacho.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tacho.runtime.Actor;
import io.tacho.runtime.ActorContext;
import io.tacho.runtime.ActorRef;
import io.tacho.runtime.ActorState;
import io.tacho.runtime.ActorSystem;
import io.tacho.runtime.Dispatcher;
import io.tacho.runtime.SpawnOptions;
import io.tacho.runtime.WatchdogOptions;
import io.tacho.runtime.spi.LifecycleListener;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ThreadsExampleTest {
    // tag::dispatchers[]
    private static String threadOf(ActorSystem system, ActorRef<String> actor) {
        return system.<String, String>ask(actor, "where?", Duration.ofSeconds(10))
                .toCompletableFuture()
                .join();
    }

    private static ActorRef<String> spawn(ActorSystem system, Dispatcher dispatcher) {
        return system.spawn(
                SpawnOptions.named(dispatcher.name()).withDispatcher(dispatcher),
                () -> (message, context) -> context.reply(Thread.currentThread().toString()));
    }

    @Test
    void shouldRunActorsWhereTheirDispatcherSays() {
        try (ActorSystem system = ActorSystem.builder("threads").workers(1).build()) {
            String pool = threadOf(system, spawn(system, Dispatcher.POOL));
            ActorRef<String> pinned = spawn(system, Dispatcher.PINNED);
            assertEquals(threadOf(system, pinned), threadOf(system, pinned));
            assertNotEquals(pool, threadOf(system, pinned));
            if (Runtime.version().feature() >= 21) {
                ActorRef<String> virtual = spawn(system, Dispatcher.VIRTUAL);
                assertEquals("VirtualThread", threadOf(system, virtual).substring(0, 13));
            } else {
                assertThrows(
                        UnsupportedOperationException.class,
                        () -> spawn(system, Dispatcher.VIRTUAL));
            }
        }
    }

    // end::dispatchers[]

    // tag::watchdog[]
    record Stuck(CountDownLatch never) implements Actor<String> {
        @Override
        public void postStart(ActorContext<String> context) throws InterruptedException {
            never.await();
        }

        @Override
        public void onMessage(String message, ActorContext<String> context) {}
    }

    @Test
    void shouldInterruptAHookWhenItTakesTooLong() {
        CompletableFuture<@Nullable Throwable> end = new CompletableFuture<>();
        LifecycleListener listener =
                new LifecycleListener() {
                    @Override
                    public void ended(
                            ActorRef<?> actor, ActorState state, @Nullable Throwable cause) {
                        end.complete(cause);
                    }
                };
        Duration limit = Duration.ofMillis(20);
        try (ActorSystem system =
                ActorSystem.builder("watched")
                        .watchdog(new WatchdogOptions(limit, limit))
                        .lifecycle(listener)
                        .build()) {
            system.spawn("stuck", () -> new Stuck(new CountDownLatch(1)));
            assertInstanceOf(InterruptedException.class, end.join());
        }
    }
    // end::watchdog[]
}
