package io.tacho.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.tacho.runtime.ActorContext;
import io.tacho.runtime.ActorRef;
import io.tacho.runtime.ActorSystem;
import io.tacho.runtime.Await;
import io.tacho.runtime.Handler;
import io.tacho.runtime.SpawnOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What travels with a message that is stashed. */
class StashInTurnTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final ActorSystem system = ActorSystem.builder("stash").workers(1).build();

    /** Of each delivery when it expires and when it was sent; written by the one worker. */
    private final List<long[]> deliveries = new ArrayList<>();

    @AfterEach
    void close() {
        system.close();
    }

    /** Stashes the first time it comes, and puts it back. */
    private Handler<String> onceStashing() {
        return (message, context) -> {
            note(context);
            if (deliveries.size() == 1) {
                context.stash().stash();
                context.stash().unstashAll();
            }
        };
    }

    private void note(ActorContext<String> context) {
        Envelope envelope = ActorCell.of(context.self()).outbox().handling();
        if (envelope != null) {
            deliveries.add(new long[] {envelope.expiresAt, envelope.sentAt});
        }
    }

    private void deliveredTwice() {
        Await.until("delivered twice", () -> system.counts().handled() == 2);
        assertEquals(2, deliveries.size());
    }

    @Test
    void shouldExpireWhenItWouldHaveWhenItHasATimeToLive() {
        Handler<String> handler = onceStashing();
        ActorRef<String> actor = system.spawn("a", () -> handler::onMessage);
        actor.tell("m", HOUR);
        deliveredTwice();
        assertNotEquals(0, deliveries.get(0)[0]);
        assertEquals(deliveries.get(0)[0], deliveries.get(1)[0]);
    }

    @Test
    void shouldExpireWhenItWouldHaveWhenTheActorHasALimitOfAge() {
        Handler<String> handler = onceStashing();
        ActorRef<String> actor =
                system.spawn(
                        SpawnOptions.anonymous().withTimeToLive(HOUR), () -> handler::onMessage);
        actor.tell("m");
        deliveredTwice();
        assertEquals(deliveries.get(0)[1] + HOUR.toNanos(), deliveries.get(1)[0]);
    }

    @Test
    void shouldTakeTheEarlierWhenThereAreBoth() {
        Handler<String> handler = onceStashing();
        ActorRef<String> actor =
                system.spawn(
                        SpawnOptions.anonymous().withTimeToLive(HOUR.multipliedBy(2)),
                        () -> handler::onMessage);
        actor.tell("m", HOUR);
        deliveredTwice();
        assertEquals(deliveries.get(0)[0], deliveries.get(1)[0]);
    }

    @Test
    void shouldTakeTheActorsLimitWhenThatIsTheEarlier() {
        Handler<String> handler = onceStashing();
        ActorRef<String> actor =
                system.spawn(
                        SpawnOptions.anonymous().withTimeToLive(HOUR), () -> handler::onMessage);
        actor.tell("m", HOUR.multipliedBy(2));
        deliveredTwice();
        assertEquals(deliveries.get(0)[1] + HOUR.toNanos(), deliveries.get(1)[0]);
    }

    @Test
    void shouldNeverExpireWhenThereIsNoLimit() {
        Handler<String> handler = onceStashing();
        ActorRef<String> actor = system.spawn("a", () -> handler::onMessage);
        actor.tell("m");
        deliveredTwice();
        assertEquals(0, deliveries.get(1)[0]);
    }
}
