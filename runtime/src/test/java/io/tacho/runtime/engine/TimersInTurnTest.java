package io.tacho.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.runtime.Actor;
import io.tacho.runtime.ActorContext;
import io.tacho.runtime.ActorRef;
import io.tacho.runtime.ActorState;
import io.tacho.runtime.ActorSystem;
import io.tacho.runtime.Await;
import io.tacho.runtime.MessageCounts;
import io.tacho.runtime.RecordingTap;
import io.tacho.runtime.Restart;
import io.tacho.runtime.SpawnOptions;
import io.tacho.runtime.spi.MessageKind;
import io.tacho.runtime.spi.MessageOutcome;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A timer's message that is on its way: handlers here turn the wheel of their worker by hand. */
class TimersInTurnTest {
    private static final Duration DELAY = Duration.ofMillis(5);
    private static final long AHEAD_NANOS = 20_000_000;

    private final RecordingTap tap = new RecordingTap();
    private final ConcurrentLinkedQueue<String> seen = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Object> deadLetters = new ConcurrentLinkedQueue<>();
    private final LocalActorSystem system =
            (LocalActorSystem)
                    ActorSystem.builder("turns")
                            .workers(1)
                            .tap(tap)
                            .deadLetters(letter -> deadLetters.add(letter.message()))
                            .build();

    private TimerWheel wheel() {
        return ((ThreadedWorkforce) system.workforce()).allWorkers().get(0).timers();
    }

    @AfterEach
    void close() {
        system.close();
    }

    /** Starts a timer and has it post its message while the handler still runs. */
    private static void havePosted(ActorContext<String> context, String message) {
        context.timers().startOnce("k", message, DELAY);
        Worker worker = (Worker) Thread.currentThread();
        worker.timers().poll(worker.outbox().refreshClock() + AHEAD_NANOS, worker.outbox());
        assertNotEquals(0, ActorCell.of(context.self()).control() & Schedulable.SIGNALS);
    }

    @Test
    void shouldExpireTheMessageWhenItsTimerWasCancelledSince() {
        ActorRef<String> actor =
                system.spawn(
                        "a",
                        () ->
                                (message, context) -> {
                                    seen.add(message);
                                    if (message.equals("go")) {
                                        havePosted(context, "late");
                                        context.timers().cancel("k");
                                    }
                                });
        actor.tell("go");
        Await.until("it is expired", () -> system.counts().expired() == 1);
        Await.quiet(system);
        assertEquals(List.of("go"), List.copyOf(seen));
        RecordingTap.Entry late = tap.entryOf("late");
        assertEquals(MessageOutcome.EXPIRED, late.outcome());
        assertEquals(MessageKind.TIMER, late.kind());
    }

    @Test
    void shouldHandleTheMessageOfTheNewTimerOnlyWhenReplaced() {
        ActorRef<String> actor =
                system.spawn(
                        "a",
                        () ->
                                (message, context) -> {
                                    seen.add(message);
                                    if (message.equals("go")) {
                                        havePosted(context, "old");
                                        context.timers().startOnce("k", "new", Duration.ZERO);
                                    }
                                });
        actor.tell("go");
        Await.until("the new one came", () -> seen.contains("new"));
        Await.quiet(system);
        assertEquals(List.of("go", "new"), List.copyOf(seen));
        assertEquals(1, system.counts().expired());
    }

    @Test
    void shouldCancelTimersWhenRestarted() {
        ActorRef<String> actor =
                system.spawn(
                        SpawnOptions.named("a").withRestart(Restart.PERMANENT),
                        () ->
                                new Actor<String>() {
                                    @Override
                                    public void preStart(ActorContext<String> context) {
                                        seen.add(
                                                "start "
                                                        + context.timers().isActive("k")
                                                        + context.timers().isActive("l"));
                                    }

                                    @Override
                                    public void onMessage(
                                            String message, ActorContext<String> context) {
                                        seen.add(message);
                                        context.timers()
                                                .startAtFixedRate("l", "tick", DELAY, DELAY);
                                        havePosted(context, "late");
                                        throw new IllegalStateException("on purpose");
                                    }
                                });
        actor.tell("go");
        Await.until(
                "it is ready again",
                () -> system.restarts() == 1 && actor.state() == ActorState.READY);
        Await.quiet(system);
        assertEquals(List.of("start falsefalse", "go", "start falsefalse"), List.copyOf(seen));
        assertEquals(2, system.counts().expired());
        assertTrue(wheel().isEmpty());
    }

    @Test
    void shouldCancelTimersWhenStopped() {
        ActorRef<String> actor =
                system.spawn(
                        "a",
                        () ->
                                (message, context) -> {
                                    seen.add(message);
                                    context.timers().startOnce("l", "never", Duration.ofDays(1));
                                    havePosted(context, "late");
                                    context.stop();
                                });
        actor.tell("go");
        Await.until("it has ended", () -> actor.state() == ActorState.TERMINATED);
        Await.quiet(system);
        assertTrue(wheel().isEmpty());
        assertEquals(List.of("go"), List.copyOf(seen));
        assertEquals(List.of("late"), List.copyOf(deadLetters));
        MessageCounts counts = system.shutdown(Duration.ZERO);
        assertEquals(counts.sent(), counts.settled());
        assertEquals(List.of(), tap.breaches());
    }

    @Test
    void shouldBeATellForWhomTheMessageIsForwardedTo() {
        ActorRef<String> target =
                system.spawn(
                        "t",
                        () ->
                                (message, context) -> {
                                    if (message.equals("start")) {
                                        // Its own timer has the slot and generation of the other.
                                        context.timers().startOnce("k", "x", Duration.ofDays(1));
                                    } else {
                                        seen.add(message + " " + context.timers().isActive("k"));
                                    }
                                });
        target.tell("start");
        ActorRef<String> actor =
                system.spawn(
                        "a",
                        () ->
                                (message, context) -> {
                                    if (message.equals("go")) {
                                        havePosted(context, "tick");
                                    } else {
                                        context.forward(target, message);
                                    }
                                });
        actor.tell("go");
        Await.until("forwarded", () -> !seen.isEmpty());
        assertEquals(List.of("tick true"), List.copyOf(seen));
        assertFalse(wheel().isEmpty());
        system.stop(target);
        Await.until("it has ended", () -> target.state() == ActorState.TERMINATED);
    }
}
