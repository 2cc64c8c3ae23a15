package io.tacho.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class TopicTest {
    private final ActorSystem system = ActorSystem.builder("topic").workers(2).build();
    private final ConcurrentLinkedQueue<String> seen = new ConcurrentLinkedQueue<>();
    private final Topic<String> topic = system.topic("orders");

    @AfterEach
    void close() {
        system.close();
    }

    private ActorRef<String> subscriber(String name) {
        return system.spawn(
                name, () -> (message, context) -> seen.add(context.self().name() + ":" + message));
    }

    @Test
    void shouldDeliverToSubscribersOnlyWhenPublished() {
        ActorRef<String> a = subscriber("a");
        ActorRef<String> b = subscriber("b");
        subscriber("c");
        assertTrue(topic.subscribe(a));
        assertTrue(topic.subscribe(b));
        assertFalse(topic.subscribe(a));
        assertEquals(2, topic.subscribers());

        assertEquals(2, topic.publish("1"));
        Await.quiet(system);
        assertEquals(List.of("a:1", "b:1"), seen.stream().sorted().toList());

        assertTrue(topic.unsubscribe(a));
        assertFalse(topic.unsubscribe(a));
        assertEquals(1, topic.publish("2"));
        Await.quiet(system);
        assertEquals(List.of("a:1", "b:1", "b:2"), seen.stream().sorted().toList());
    }

    @Test
    void shouldReachNobodyWhenNobodyHasSubscribed() {
        assertEquals(0, topic.publish("1"));
        assertEquals(0, system.counts().sent());
    }

    @Test
    void shouldPublishFromInsideAnActor() {
        topic.subscribe(subscriber("a"));
        AtomicInteger accepted = new AtomicInteger();
        ActorRef<String> publisher =
                system.spawn("p", () -> (message, context) -> accepted.set(topic.publish(message)));
        publisher.tell("1");
        Await.quiet(system);
        assertEquals(1, accepted.get());
        assertEquals(List.of("a:1"), List.copyOf(seen));
    }

    @Test
    void shouldRemoveSubscriberWhenItHasStopped() {
        ActorRef<String> a = subscriber("a");
        ActorRef<String> b = subscriber("b");
        topic.subscribe(a);
        topic.subscribe(b);
        system.stop(a);
        Await.until("stopped", () -> a.state() == ActorState.TERMINATED);
        assertEquals(1, topic.publish("1"));
        Await.until("forgotten", () -> topic.subscribers() == 1);
        Await.quiet(system);
        assertEquals(0, system.counts().deadLetters());
        assertFalse(topic.subscribe(a));
        assertFalse(topic.unsubscribe(a));
        assertEquals(1, topic.subscribers());
    }

    @Test
    void shouldRemoveSubscriberWhenItHasFailed() {
        ActorRef<String> a =
                system.spawn(
                        "a",
                        () ->
                                (message, context) -> {
                                    throw new IllegalStateException(message);
                                });
        system.subscribe("#", a);
        assertEquals(1, topic.publish("1"));
        Await.until("forgotten", () -> topic.subscribers() == 0);
        assertEquals(ActorState.FAILED, a.state());
    }

    @Test
    void shouldRefuseTheNullMessage() {
        assertThrows(NullPointerException.class, () -> topic.publish(nothing()));
        topic.subscribe(subscriber("a"));
        assertThrows(NullPointerException.class, () -> topic.publish(nothing()));
        assertEquals(0, system.counts().sent());
    }

    @SuppressWarnings("NullAway") // What a caller without that check can do.
    private static String nothing() {
        return null;
    }

    @Test
    void shouldRefuseActorWhenItIsOfAnotherSystem() {
        try (ActorSystem other = ActorSystem.create("other")) {
            ActorRef<String> foreign = other.spawn("a", () -> (message, context) -> {});
            for (Executable refused :
                    List.<Executable>of(
                            () -> topic.subscribe(foreign),
                            () -> topic.unsubscribe(foreign),
                            () -> system.subscribe("orders.*", foreign),
                            () -> system.unsubscribe("orders.*", foreign))) {
                assertThrows(IllegalArgumentException.class, refused);
            }
            assertEquals(0, topic.subscribers());
        }
    }

    @Test
    void shouldReachSubscriberWhenPublishedByAnActorOfAnotherSystem() {
        try (ActorSystem other = ActorSystem.create("other")) {
            topic.subscribe(subscriber("a"));
            ActorRef<String> publisher =
                    other.spawn("p", () -> (message, context) -> topic.publish(message));
            publisher.tell("1");
            Await.quiet(other);
            Await.quiet(system);
            assertEquals(List.of("a:1"), List.copyOf(seen));
            assertEquals(1, system.counts().sent());
        }
    }

    @Test
    void shouldAcceptNothingWhenTheSystemHasStopped() {
        ActorRef<String> a = subscriber("a");
        topic.subscribe(a);
        system.close();
        assertEquals(0, topic.publish("1"));
        assertEquals(0, system.<String>topic("made.later").publish("1"));
        assertEquals(0, topic.subscribers());
        assertFalse(topic.subscribe(a));
        assertFalse(system.subscribe("#", a));
        assertFalse(system.unsubscribe("#", a));
        assertEquals(0, system.counts().sent());
        assertEquals(0, system.counts().rejected());
    }

    @Test
    void shouldStillDeliverWhenAnActorPublishesWhileTheSystemDrains() {
        topic.subscribe(subscriber("a"));
        CountDownLatch draining = new CountDownLatch(1);
        ActorRef<String> publisher =
                system.spawn(
                        "p",
                        () ->
                                (message, context) -> {
                                    draining.await();
                                    topic.publish(message);
                                });
        publisher.tell("1");
        Thread closing = new Thread(system::close);
        closing.start();
        Await.until(
                "nothing is accepted from outside",
                () -> publisher.tell("2") == SendOutcome.REJECTED);
        assertEquals(0, topic.publish("outside"));
        draining.countDown();
        Await.until("closed", () -> !closing.isAlive());
        assertTrue(seen.contains("a:1"));
        assertFalse(seen.contains("a:outside"));
    }

    @Test
    void shouldNotCountSubscriberWhenItsMailboxRejects() {
        ActorRef<String> full =
                system.spawn(
                        SpawnOptions.anonymous().withMailbox(Mailboxes.rejecting(offer -> true)),
                        () -> (message, context) -> {});
        topic.subscribe(full);
        topic.subscribe(subscriber("a"));
        assertEquals(1, topic.publish("1"));
        assertEquals(1, system.counts().rejected());
        assertEquals(1, system.counts().sent());
    }

    @Test
    void shouldBeTheSameTopicWhenAskedForByTheSameName() {
        assertSame(topic, system.<String>topic("orders"));
        assertEquals("orders", topic.name());
    }

    @Test
    void shouldKeepEverySubscriptionWhenManySubscribeAtOnce() {
        int each = 50;
        Threads.together(
                4,
                index -> {
                    for (int i = 0; i < each; i++) {
                        topic.subscribe(subscriber("s" + index + "." + i));
                    }
                });
        assertEquals(4 * each, topic.subscribers());
        assertEquals(4 * each, topic.publish("1"));
        Await.quiet(system);
        assertEquals(4 * each, seen.size());
    }
}
