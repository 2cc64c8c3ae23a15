package io.tacho.runtime.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tacho.runtime.ActorRef;
import io.tacho.runtime.ActorSystem;
import io.tacho.runtime.Await;
import io.tacho.runtime.Mailboxes;
import io.tacho.runtime.SendOutcome;
import io.tacho.runtime.SpawnOptions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BroadcastTest {
    @ParameterizedTest
    @CsvSource({
        "ACCEPTED,    ACCEPTED,    ACCEPTED,    3",
        "ACCEPTED,    REJECTED,    DEAD_LETTER, 1",
        "LIMITED,     ACCEPTED,    ACCEPTED,    2",
        "REJECTED,    REJECTED,    REJECTED,    0",
    })
    void shouldKnowTheOutcomeOfEach(SendOutcome a, SendOutcome b, SendOutcome c, int accepted) {
        List<FakeRef<String>> refs = FakeRef.named("t", 3);
        Broadcast<String> broadcast = new Broadcast<>(List.copyOf(refs));
        refs.get(0).outcome = a;
        refs.get(1).outcome = b;
        refs.get(2).outcome = c;
        assertEquals(accepted, broadcast.tell("m"));
        assertEquals(a, broadcast.outcome(0));
        assertEquals(b, broadcast.outcome(1));
        assertEquals(c, broadcast.outcome(2));
        refs.forEach(ref -> assertEquals("m", ref.last));
    }

    @Test
    void shouldKnowTheOutcomesOfTheLastTellOnly() {
        FakeRef<String> ref = new FakeRef<>("t");
        Broadcast<String> broadcast = new Broadcast<>(List.of(ref));
        ref.outcome = SendOutcome.REJECTED;
        assertEquals(0, broadcast.tell("m"));
        ref.outcome = SendOutcome.ACCEPTED;
        assertEquals(1, broadcast.tell("m"));
        assertEquals(SendOutcome.ACCEPTED, broadcast.outcome(0));
    }

    @Test
    void shouldRefuseToTellOutcomesWhenThereAreNone() {
        Broadcast<String> broadcast = new Broadcast<>(List.of(new FakeRef<>("t")));
        assertThrows(IllegalStateException.class, () -> broadcast.outcome(0));
        broadcast.tell("m");
        assertThrows(IndexOutOfBoundsException.class, () -> broadcast.outcome(1));
        assertThrows(IndexOutOfBoundsException.class, () -> broadcast.outcome(-1));
    }

    @Test
    void shouldTellNobodyWhenThereIsNobody() {
        Broadcast<String> broadcast = new Broadcast<>(List.of());
        assertEquals(0, broadcast.size());
        assertEquals(0, broadcast.tell("m"));
    }

    @Test
    void shouldKeepItsTargetsWhenTheListChanges() {
        List<ActorRef<String>> refs = new ArrayList<>(FakeRef.<String>named("t", 2));
        Broadcast<String> broadcast = new Broadcast<>(refs);
        ActorRef<String> first = refs.remove(0);
        assertEquals(2, broadcast.size());
        assertSame(first, broadcast.target(0));
        assertEquals(2, broadcast.tell("m"));
    }

    @Test
    void shouldTellLivingFullAndEndedActorsApart() {
        try (ActorSystem system = ActorSystem.create("broadcast")) {
            ActorRef<String> living = system.spawn("living", () -> (message, context) -> {});
            ActorRef<String> full =
                    system.spawn(
                            SpawnOptions.anonymous()
                                    .withMailbox(Mailboxes.rejecting(offer -> true)),
                            () -> (message, context) -> {});
            ActorRef<String> ended = system.spawn("ended", () -> (message, context) -> {});
            system.stop(ended);
            Await.until("ended", () -> ended.state().isFinal());

            Broadcast<String> broadcast = new Broadcast<>(List.of(living, full, ended));
            assertEquals(1, broadcast.tell("m"));
            assertEquals(SendOutcome.ACCEPTED, broadcast.outcome(0));
            assertEquals(SendOutcome.REJECTED, broadcast.outcome(1));
            assertEquals(SendOutcome.DEAD_LETTER, broadcast.outcome(2));

            Await.quiet(system);
            assertEquals(2, system.counts().sent());
            assertEquals(1, system.counts().handled());
            assertEquals(1, system.counts().deadLetters());
            assertEquals(1, system.counts().rejected());
        }
    }
}
