package io.tacho.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.runtime.Actor;
import io.tacho.runtime.ActorContext;
import io.tacho.runtime.ActorRef;
import io.tacho.runtime.ActorState;
import io.tacho.runtime.ActorSystem;
import io.tacho.runtime.Await;
import io.tacho.runtime.Dispatcher;
import io.tacho.runtime.LogCapture;
import io.tacho.runtime.RecordingTap;
import io.tacho.runtime.SpawnOptions;
import io.tacho.runtime.spi.CounterSink;
import io.tacho.runtime.spi.Directory;
import io.tacho.runtime.spi.ForwardingTap;
import io.tacho.runtime.spi.ForwardingTapStream;
import io.tacho.runtime.spi.InMemoryDirectory;
import io.tacho.runtime.spi.MessageHeader;
import io.tacho.runtime.spi.MessageOutcome;
import io.tacho.runtime.spi.MessageTap;
import io.tacho.runtime.spi.TapStream;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The end of a system's workers and of its ports. */
class WorkerEndTest {
    private final List<String> closed = new CopyOnWriteArrayList<>();

    private static final class Parent implements Actor<String> {
        private final AtomicReference<@Nullable Thread> pinned = new AtomicReference<>();
        private final CountDownLatch spawned = new CountDownLatch(1);
        private final CountDownLatch stopped = new CountDownLatch(1);

        @Override
        public void onMessage(String message, ActorContext<String> context) {
            pinned.set(Thread.currentThread());
            context.spawn(SpawnOptions.anonymous(), () -> new Child(this));
            spawned.countDown();
        }

        @Override
        public void postStop(ActorContext<String> context) {
            stopped.countDown();
        }
    }

    /** Ends only when its parent's worker has nothing to do any more. */
    private record Child(Parent parent) implements Actor<String> {
        @Override
        public void onMessage(String message, ActorContext<String> context) {}

        @Override
        public void postStop(ActorContext<String> context) {
            Thread worker = parent.pinned.get();
            Await.until(
                    "nothing to do",
                    () ->
                            worker != null
                                    && (worker.getState() == Thread.State.WAITING
                                            || !worker.isAlive()));
        }
    }

    @Test
    void shouldEndNoWorkerBeforeTheActorsHaveEnded() {
        ActorSystem system = ActorSystem.builder("family").workers(1).build();
        Parent parent = new Parent();
        ActorRef<String> top =
                system.spawn(
                        SpawnOptions.anonymous().withDispatcher(Dispatcher.PINNED), () -> parent);
        top.tell("spawn");
        Await.until(parent.spawned);
        system.shutdown(Duration.ZERO);
        assertEquals(0, parent.stopped.getCount());
        assertEquals(ActorState.TERMINATED, top.state());
    }

    @Test
    void shouldCloseAllPortsAndLogThoseThatThrow() {
        try (LogCapture log = new LogCapture("io.tacho.runtime")) {
            ActorSystem system =
                    ActorSystem.builder("ports")
                            .workers(1)
                            .tap(closing("tap", MessageTap.class, MessageTap.NONE))
                            .directory(
                                    closing("directory", Directory.class, new InMemoryDirectory()))
                            .counters(closing("counters", CounterSink.class, CounterSink.NONE))
                            .build();
            system.shutdown(Duration.ZERO);
            assertEquals(List.of("tap", "directory", "counters"), closed);
            for (String port : closed) {
                assertEquals(
                        1,
                        log.lines("closing the " + port + " at shutdown threw; shutting down goes")
                                .size());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POOL", "PINNED"})
    void shouldCountAsPendingWhatIsToldWhenTheWorkersHaveEnded(Dispatcher dispatcher) {
        LocalActorSystem system = (LocalActorSystem) ActorSystem.builder("late").workers(1).build();
        ActorRef<String> actor =
                system.spawn(
                        SpawnOptions.anonymous().withDispatcher(dispatcher),
                        () -> (message, context) -> {});
        Await.until("started", () -> actor.state() == ActorState.READY);
        assertTrue(system.workforce().stop(Await.LIMIT.toMillis()));
        actor.tell("late");
        assertEquals(1, system.counts().pending());
        // The actors have no worker any more, so there is no use in waiting for their end.
        new Shutdown(system, 1).run(Duration.ZERO);
    }

    private <T> T closing(String name, Class<T> type, T port) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (proxy, method, arguments) -> {
                            if (method.getName().equals("close")) {
                                closed.add(name);
                                throw new IllegalStateException("broken " + name);
                            }
                            return method.invoke(port, arguments);
                        }));
    }

    /** As a record does whose disk is full. */
    private static final class BrokenTap extends ForwardingTap {
        private final String message;

        BrokenTap(String message) {
            super(new RecordingTap());
            this.message = message;
        }

        @Override
        public TapStream openStream(int worker) {
            return new ForwardingTapStream(TapStream.NONE) {
                @Override
                public void begin(
                        MessageHeader header,
                        int recipient,
                        long recipientSequence,
                        long receivedAt,
                        int backlog) {
                    if (message.equals(header.message())) {
                        throw new IllegalStateException("broken");
                    }
                }

                @Override
                public boolean end(long completedAt, MessageOutcome outcome, int flags) {
                    return false;
                }

                @Override
                public void close() {
                    throw new IllegalStateException("broken");
                }
            };
        }
    }

    @Test
    void shouldLogWhenARecordBreaksAtTheEndAndEndAllTheSame() {
        try (LogCapture log = new LogCapture("io.tacho.runtime")) {
            LocalActorSystem system =
                    (LocalActorSystem)
                            ActorSystem.builder("end").workers(1).tap(new BrokenTap("x")).build();
            ActorRef<String> holder = system.spawn("holder", () -> WorkerEndTest::awaitEnd);
            ActorRef<String> pinned =
                    system.spawn(
                            SpawnOptions.anonymous().withDispatcher(Dispatcher.PINNED),
                            () -> (message, context) -> {});
            holder.tell("hold");
            Await.until("held", () -> holder.backlog() == 0);
            pinned.tell("x");
            Await.until("handled", () -> system.counts().handled() == 1);
            new Shutdown(system, 1).run(Duration.ZERO);
            assertEquals(1, log.lines("the end of a worker's record failed").size());
            assertEquals(1, log.lines("the end of a worker failed").size());
            assertEquals(0, system.counts().lost());
        }
    }

    /** Until its worker is to end, so that it finds nothing but the end after this. */
    private static void awaitEnd(String message, ActorContext<String> context) {
        Worker worker = (Worker) Thread.currentThread();
        Await.until("to end", worker::isStopping);
    }

    @Test
    void shouldTellWhoStartsTheSystemWhatKeptAWorkerFromThat() {
        IllegalStateException broken = new IllegalStateException("no disk");
        MessageTap tap =
                new ForwardingTap(MessageTap.NONE) {
                    @Override
                    public TapStream openStream(int worker) {
                        throw broken;
                    }
                };
        assertSame(
                broken,
                assertThrows(
                        IllegalStateException.class,
                        () -> ActorSystem.builder("none").workers(2).tap(tap).build()));
    }
}
