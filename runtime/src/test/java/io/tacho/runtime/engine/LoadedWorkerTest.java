package io.tacho.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.runtime.ActorRef;
import io.tacho.runtime.ActorState;
import io.tacho.runtime.ActorSystem;
import io.tacho.runtime.Await;
import io.tacho.runtime.Dispatcher;
import io.tacho.runtime.RecordingTap;
import io.tacho.runtime.SchedulingOptions;
import io.tacho.runtime.SpawnOptions;
import io.tacho.runtime.spi.CounterLabels;
import io.tacho.runtime.spi.CounterSink;
import io.tacho.runtime.spi.ForwardingTap;
import io.tacho.runtime.spi.ForwardingTapStream;
import io.tacho.runtime.spi.MessageHeader;
import io.tacho.runtime.spi.MessageOutcome;
import io.tacho.runtime.spi.TapStream;
import io.tacho.runtime.spi.WorkerActivity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a worker does besides running actors, while it always has some to run. */
class LoadedWorkerTest {
    private static final SpawnOptions ANY = SpawnOptions.anonymous();

    private final RecordingTap recorded = new RecordingTap();
    private final AtomicInteger polls = new AtomicInteger();
    private final AtomicInteger housekept = new AtomicInteger();
    private final AtomicLong handledShown = new AtomicLong();
    private final AtomicBoolean enough = new AtomicBoolean();
    private ActorSystem system =
            ActorSystem.builder("loaded")
                    .workers(1)
                    .tap(new CountingTap())
                    .counters(new HandledSink())
                    .build();

    @AfterEach
    void close() {
        enough.set(true);
        system.close();
    }

    /** From now on the worker is never idle. */
    private void load() {
        CountDownLatch begun = new CountDownLatch(1);
        ActorRef<String> busy =
                system.spawn(
                        "busy",
                        () ->
                                (message, context) -> {
                                    begun.countDown();
                                    if (!enough.get()) {
                                        context.self().tell(message);
                                    }
                                });
        busy.tell("on");
        Await.until(begun);
    }

    @Test
    void shouldShowItsCountersAndHaveItsRecordWritten() {
        load();
        int polled = polls.get();
        int kept = housekept.get();
        long shown = handledShown.get();
        Await.until("polled", () -> polls.get() > polled);
        Await.until("recorded", () -> housekept.get() > kept);
        Await.until("shown", () -> handledShown.get() > shown);
    }

    @Test
    void shouldFireTimersThatNobodyCaused() {
        load();
        ActorRef<String> timed =
                system.spawn(
                        ANY,
                        () ->
                                (message, context) -> {
                                    if (message.equals("start")) {
                                        context.timers().startOnce("k", "tick", Duration.ZERO);
                                    } else {
                                        enough.set(true);
                                    }
                                });
        timed.tell("start");
        Await.until("fired", enough::get);
        Await.quiet(system);
        RecordingTap.Entry tick = recorded.entryOf("tick");
        assertEquals(0, tick.cause());
        assertEquals(recorded.entryOf("start").sender(), tick.sender(), "no actor sent it");
    }

    @Test
    void shouldWriteWhatPinnedActorsLeaveToBeRecorded() {
        load();
        ActorRef<String> pinned =
                system.spawn(ANY.withDispatcher(Dispatcher.PINNED), () -> (message, context) -> {});
        pinned.tell("x");
        Await.until(
                "written",
                () -> recorded.entries().stream().anyMatch(entry -> entry.message().equals("x")));
    }

    /** No turn is ever taken to be stuck here, so nobody takes what was not given. */
    @Test
    void shouldGiveSomeToAWorkerThatHasNone() {
        system.close();
        system =
                ActorSystem.builder("shares")
                        .workers(2)
                        .scheduling(
                                new SchedulingOptions(64, 50_000, 61, Long.MAX_VALUE, 20_000, 10))
                        .build();
        Set<Integer> workers = ConcurrentHashMap.newKeySet();
        Set<Integer> known = ConcurrentHashMap.newKeySet();
        List<ActorRef<String>> many = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            many.add(
                    system.spawn(
                            ANY,
                            () ->
                                    (message, context) -> {
                                        workers.add(((Worker) Thread.currentThread()).index());
                                        known.add(
                                                (int) ActorCell.of(context.self()).lastWorker
                                                        - ((Worker) Thread.currentThread())
                                                                .index());
                                        if (workers.size() < 2 && !enough.get()) {
                                            context.self().tell(message);
                                        }
                                    }));
        }
        ActorRef<String> feeder =
                system.spawn(
                        ANY, () -> (message, context) -> many.forEach(each -> each.tell(message)));
        Await.until("started", () -> system.actors(ActorState.STARTING) == 0);
        Await.allAsleep(system);
        feeder.tell("on");
        Await.until("shared", () -> workers.size() == 2);
        Await.quiet(system);
        assertEquals(Set.of(0), known, "each knows where it runs");
    }

    @Test
    void shouldHaveNoTurnWhenItSleeps() {
        load();
        enough.set(true);
        Await.allAsleep(system);
        for (Worker worker :
                ((ThreadedWorkforce) ((LocalActorSystem) system).workforce()).allWorkers()) {
            assertEquals(Worker.NO_TURN, worker.turnSince());
        }
        assertTrue(recorded.breaches().isEmpty());
    }

    private final class CountingTap extends ForwardingTap {
        CountingTap() {
            super(recorded);
        }

        @Override
        public TapStream openStream(int worker) {
            return new ForwardingTapStream(super.openStream(worker)) {
                @Override
                public void begin(
                        MessageHeader header,
                        int recipient,
                        long recipientSequence,
                        long receivedAt,
                        int backlog) {
                    next().begin(header, recipient, recipientSequence, receivedAt, backlog);
                }

                @Override
                public boolean end(long completedAt, MessageOutcome outcome, int flags) {
                    return next().end(completedAt, outcome, flags);
                }

                @Override
                public void poll(long now) {
                    super.poll(now);
                    polls.incrementAndGet();
                }

                @Override
                public void activity(WorkerActivity activity, long from, long to) {
                    super.activity(activity, from, to);
                    if (activity == WorkerActivity.HOUSEKEEPING) {
                        housekept.incrementAndGet();
                    }
                }
            };
        }
    }

    private final class HandledSink implements CounterSink {
        @Override
        public Counter allocate(String label) {
            return label.equals(CounterLabels.outcome(0, MessageOutcome.HANDLED))
                    ? handledShown::set
                    : value -> {};
        }

        @Override
        public void close() {}
    }
}
