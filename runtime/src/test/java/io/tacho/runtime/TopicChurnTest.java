package io.tacho.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Topics while subscriptions come and go. */
class TopicChurnTest {
    private static final int PUBLISHERS = 2;
    private static final int ROUNDS = 5_000;

    private final ActorSystem system = ActorSystem.builder("churn").workers(2).build();

    @AfterEach
    void close() {
        system.close();
    }

    /** What a publisher publishes, the how-manyeth it is counted from 1. */
    private record Numbered(int publisher, int number) {}

    /** Counts what it gets, and sees that each publisher's numbers rise. */
    private static final class Counting implements Actor<Numbered> {
        private final int[] last = new int[PUBLISHERS];
        private final AtomicLong seen = new AtomicLong();
        private final AtomicLong outOfOrder = new AtomicLong();

        @Override
        public void onMessage(Numbered message, ActorContext<Numbered> context) {
            seen.incrementAndGet();
            if (message.number <= last[message.publisher]) {
                outOfOrder.incrementAndGet();
            }
            last[message.publisher] = message.number;
        }
    }

    private ActorRef<Integer> publisher(int index, AtomicLong accepted) {
        Topic<Numbered> topic = system.topic("load.a");
        return system.spawn(
                SpawnOptions.anonymous(),
                () ->
                        (number, context) -> {
                            accepted.addAndGet(topic.publish(new Numbered(index, number)));
                            if (number < ROUNDS) {
                                context.self().tell(number + 1);
                            }
                        });
    }

    @Test
    void shouldKeepEachPublishersOrderWhenSubscriptionsChange() {
        Counting always = new Counting();
        system.subscribe("load.#", system.spawn("always", () -> always));
        List<Counting> sometimes = new ArrayList<>();
        List<ActorRef<Numbered>> comingAndGoing = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            Counting counting = new Counting();
            sometimes.add(counting);
            comingAndGoing.add(system.spawn(SpawnOptions.anonymous(), () -> counting));
        }
        AtomicLong accepted = new AtomicLong();
        for (int i = 0; i < PUBLISHERS; i++) {
            publisher(i, accepted).tell(1);
        }
        Threads.together(
                comingAndGoing.size(),
                index -> {
                    ActorRef<Numbered> mine = comingAndGoing.get(index);
                    for (int i = 0; i < ROUNDS; i++) {
                        assertTrue(system.subscribe("load.*", mine));
                        assertTrue(system.subscribe("load.a", mine));
                        assertTrue(system.unsubscribe("load.*", mine));
                        assertTrue(system.unsubscribe("load.a", mine));
                    }
                });
        Await.quiet(system);
        assertEquals(PUBLISHERS * ROUNDS, always.seen.get());
        assertEquals(0, always.outOfOrder.get());
        long all = always.seen.get();
        for (Counting counting : sometimes) {
            all += counting.seen.get();
            assertEquals(0, counting.outOfOrder.get());
        }
        assertEquals(accepted.get(), all);
        assertEquals(1, system.topic("load.a").subscribers());
    }

    @Test
    void shouldReachExactlyWhatWasSubscribedToWhenOthersChangeTheirs() {
        int threads = 3;
        AtomicLong[] in = new AtomicLong[threads];
        AtomicLong[] out = new AtomicLong[threads];
        Threads.together(
                threads,
                index -> {
                    in[index] = new AtomicLong();
                    out[index] = new AtomicLong();
                    ActorRef<String> mine =
                            system.spawn(
                                    SpawnOptions.anonymous(),
                                    () ->
                                            (message, context) -> {
                                                if (message.equals("in " + index)) {
                                                    in[index].incrementAndGet();
                                                } else if (message.equals("out " + index)) {
                                                    out[index].incrementAndGet();
                                                }
                                            });
                    Topic<String> topic = system.topic("same");
                    for (int i = 0; i < ROUNDS; i++) {
                        system.subscribe(i % 2 == 0 ? "*" : "same", mine);
                        topic.publish("in " + index);
                        system.unsubscribe(i % 2 == 0 ? "*" : "same", mine);
                        topic.publish("out " + index);
                    }
                });
        Await.quiet(system);
        for (int i = 0; i < threads; i++) {
            assertEquals(ROUNDS, in[i].get());
            assertEquals(0, out[i].get());
        }
    }

    @Test
    void shouldMissNobodyWhenTopicsAreMadeWhileOthersSubscribe() {
        int each = 300;
        Threads.together(
                2,
                index -> {
                    for (int i = 0; i < each; i++) {
                        if (index == 0) {
                            system.topic("made." + i);
                        } else {
                            system.subscribe(
                                    i % 2 == 0 ? "made.*" : "made.#",
                                    system.spawn(
                                            SpawnOptions.anonymous(), () -> (m, context) -> {}));
                        }
                    }
                });
        for (int i = 0; i < each; i++) {
            assertEquals(each, system.topic("made." + i).subscribers());
        }
    }

    @Test
    void shouldLeaveNobodyBehindWhenActorsStopWhileTheySubscribe() {
        Topic<String> topic = system.topic("end.a");
        for (int i = 0; i < 500; i++) {
            ActorRef<String> mortal =
                    system.spawn(SpawnOptions.anonymous(), () -> (message, context) -> {});
            Threads.together(
                    2,
                    index -> {
                        if (index == 0) {
                            system.stop(mortal);
                        } else {
                            system.subscribe("end.*", mortal);
                        }
                    });
        }
        Await.until("all forgotten", () -> topic.subscribers() == 0);
    }
}
