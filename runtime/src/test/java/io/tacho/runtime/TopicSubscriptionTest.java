package io.tacho.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Patterns of topics. With one worker actors run in the order in which they are sent to. */
class TopicSubscriptionTest {
    private final ActorSystem system = ActorSystem.builder("patterns").workers(1).build();
    private final ConcurrentLinkedQueue<String> seen = new ConcurrentLinkedQueue<>();
    private final ActorRef<String> a = subscriber("a");
    private final ActorRef<String> b = subscriber("b");
    private final ActorRef<String> c = subscriber("c");
    private final ActorRef<String> publisher =
            system.spawn(
                    "publisher",
                    () -> (topic, context) -> context.system().topic(topic).publish(topic));

    @BeforeEach
    void awaitStart() {
        // Until then they run in the order of their spawning, whatever they are sent.
        List.of(a, b, c, publisher).forEach(TopicSubscriptionTest::awaitReady);
    }

    private static void awaitReady(ActorRef<?> actor) {
        Await.until(actor + " is ready", () -> actor.state() == ActorState.READY);
    }

    @AfterEach
    void close() {
        system.close();
    }

    private ActorRef<String> subscriber(String name) {
        return system.spawn(name, () -> (topic, context) -> seen.add(name + " " + topic));
    }

    /** Who gets what is published under a name, in the order of its delivery. */
    private List<String> published(String topic) {
        seen.clear();
        publisher.tell(topic);
        Await.quiet(system);
        return List.copyOf(seen);
    }

    @Test
    void shouldReachThoseWhosePatternMatches() {
        system.subscribe("orders.eu.*", a);
        system.subscribe("orders.#", b);
        system.subscribe("*.eu.created", c);
        assertEquals(
                List.of("a orders.eu.created", "b orders.eu.created", "c orders.eu.created"),
                published("orders.eu.created"));
        assertEquals(List.of("b orders"), published("orders"));
        assertEquals(List.of("c bills.eu.created"), published("bills.eu.created"));
        assertEquals(List.of(), published("bills.eu"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldReachSubscriberWhenTheTopicIsMadeBeforeOrAfter(boolean before) {
        if (before) {
            system.topic("x.y");
        }
        system.subscribe("x.*", a);
        assertEquals(1, system.topic("x.y").subscribers());
        assertEquals(List.of("a x.y"), published("x.y"));
    }

    @Test
    void shouldDeliverOnceWhenSeveralPatternsMatch() {
        Topic<String> topic = system.topic("x.y");
        assertTrue(system.subscribe("x.*", a));
        assertTrue(system.subscribe("#", a));
        assertTrue(topic.subscribe(a));
        assertEquals(1, topic.subscribers());
        assertEquals(List.of("a x.y"), published("x.y"));
        // Also when the topic is made after them.
        assertEquals(List.of("a x.z"), published("x.z"));
    }

    @Test
    void shouldStaySubscribedWhenAnotherPatternStillMatches() {
        Topic<String> topic = system.topic("x.y");
        topic.subscribe(a);
        system.subscribe("x.*", a);
        assertTrue(topic.unsubscribe(a));
        assertFalse(topic.unsubscribe(a));
        assertEquals(List.of("a x.y"), published("x.y"));
        assertTrue(system.unsubscribe("x.*", a));
        assertEquals(List.of(), published("x.y"));
        assertEquals(0, topic.subscribers());
    }

    @Test
    void shouldTakeBackOnlyTheVeryPatternWhenUnsubscribed() {
        assertTrue(system.subscribe("x.*", a));
        assertFalse(system.subscribe("x.*", a));
        assertFalse(system.unsubscribe("x.#", a));
        assertFalse(system.unsubscribe("x.y", a));
        assertFalse(system.unsubscribe("x.*", b));
        assertEquals(List.of("a x.y"), published("x.y"));
        assertTrue(system.unsubscribe("x.*", a));
        assertEquals(List.of(), published("x.y"));
    }

    @Test
    void shouldBeTheSameSubscriptionWhenThePatternIsTheName() {
        Topic<String> topic = system.topic("x");
        assertTrue(system.subscribe("x", a));
        assertFalse(topic.subscribe(a));
        assertTrue(topic.unsubscribe(a));
        assertFalse(system.unsubscribe("x", a));
        assertTrue(topic.subscribe(a));
        assertTrue(system.unsubscribe("x", a));
        assertEquals(0, topic.subscribers());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldDeliverInTheOrderOfTheOldestSubscriptions(boolean topicBefore) {
        if (topicBefore) {
            system.topic("x.y");
        }
        system.subscribe("#", b);
        system.subscribe("x.*", c);
        system.subscribe("x.y", a);
        system.subscribe("x.y", b);
        system.subscribe("x.#", c);
        assertEquals(List.of("b x.y", "c x.y", "a x.y"), published("x.y"));
        // What is left of b is younger than a, what is left of c too, and that of b is the older.
        system.unsubscribe("x.*", c);
        system.unsubscribe("#", b);
        assertEquals(List.of("a x.y", "b x.y", "c x.y"), published("x.y"));
        assertEquals(List.of("c x.z"), published("x.z"));
    }

    @Test
    void shouldSubscribeInsideAnActorsHooks() {
        ActorRef<String> own =
                system.spawn(
                        "own",
                        () ->
                                new Actor<>() {
                                    @Override
                                    public void preStart(ActorContext<String> context) {
                                        context.system().subscribe("own.*", context.self());
                                    }

                                    @Override
                                    public void onMessage(String m, ActorContext<String> context) {
                                        seen.add("own " + m);
                                    }

                                    @Override
                                    public void postStop(ActorContext<String> context) {
                                        boolean done =
                                                context.system().subscribe("x", context.self());
                                        seen.add("after the end " + done);
                                    }
                                });
        awaitReady(own);
        assertEquals(List.of("own own.x"), published("own.x"));
        seen.clear();
        system.stop(own);
        Await.until("stopped", () -> seen.contains("after the end false"));
        assertEquals(0, system.topic("own.x").subscribers());
        assertEquals(0, system.topic("x").subscribers());
    }

    @Test
    void shouldFailSubscriberWhenItDoesNotUnderstandWhatIsPublished() {
        system.subscribe("numbers", a);
        system.topic("numbers").publish(1);
        Await.until("failed", () -> a.state() == ActorState.FAILED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders.*", "#", "orders..eu", ""})
    void shouldRefuseNameWhenItCanNotBePublishedUnder(String name) {
        assertThrows(IllegalArgumentException.class, () -> system.topic(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders*", "#.eu", "orders..eu", ""})
    void shouldRefusePatternWhenItIsAgainstTheGrammar(String pattern) {
        assertThrows(IllegalArgumentException.class, () -> system.subscribe(pattern, a));
        assertThrows(IllegalArgumentException.class, () -> system.unsubscribe(pattern, a));
    }
}
