package io.tacho.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tacho.runtime.mailbox.Overflow;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SenderTest {
    private final ActorSystem system = ActorSystem.builder("sender").workers(2).build();
    private final AtomicLong sum = new AtomicLong();
    private final ActorRef<Long> adder =
            system.spawn("adder", () -> (message, context) -> sum.addAndGet(message));

    @AfterEach
    void close() {
        system.close();
    }

    @Test
    void shouldDeliverWhenSentThroughHandle() {
        try (Sender sender = system.newSender()) {
            for (long i = 1; i <= 1_000; i++) {
                assertEquals(SendOutcome.ACCEPTED, sender.tell(adder, i));
            }
        }
        Await.quiet(system);
        assertEquals(500_500, sum.get());
        assertEquals(1_000, system.counts().sent());
    }

    @Test
    void shouldCountAllWhenHandlesAreOpenedAndClosed() {
        Threads.together(
                4,
                index -> {
                    for (int i = 0; i < 200; i++) {
                        try (Sender sender = system.newSender()) {
                            for (int j = 0; j < 5; j++) {
                                sender.tell(adder, 1L);
                            }
                        }
                    }
                });
        Await.quiet(system);
        assertEquals(4_000, sum.get());
        assertEquals(4_000, system.counts().sent());
        assertEquals(4_000, system.counts().handled());
    }

    @Test
    void shouldRefuseWhenClosed() {
        Sender sender = system.newSender();
        sender.close();
        sender.close();
        IllegalStateException thrown =
                assertThrows(IllegalStateException.class, () -> sender.tell(adder, 1L));
        assertEquals("this sender was closed", thrown.getMessage());
    }

    @Test
    void shouldRefuseActorOfAnotherSystem() {
        try (ActorSystem other = ActorSystem.builder("other").workers(1).build();
                Sender sender = other.newSender()) {
            IllegalStateException thrown =
                    assertThrows(IllegalStateException.class, () -> sender.tell(adder, 1L));
            assertEquals(
                    "a sender of system 'other' can't send to adder@sender; make one with that"
                            + " system's newSender()",
                    thrown.getMessage());
        }
    }

    @Test
    void shouldCountWhatAMailboxRefusesOnceItIsFull() {
        ActorRef<Long> full =
                system.spawn(
                        SpawnOptions.anonymous().withMailbox(Mailboxes.full(Overflow.REJECT)),
                        () -> (message, context) -> {});
        try (Sender sender = system.newSender()) {
            assertEquals(SendOutcome.REJECTED, sender.tell(full, 1L));
            assertEquals(SendOutcome.REJECTED, sender.tell(full, 2L));
        }
        assertEquals(2, system.counts().rejected());
        assertEquals(0, system.counts().sent());
    }

    @Test
    void shouldRejectWhenSystemHasStopped() {
        try (Sender sender = system.newSender()) {
            system.shutdown(Duration.ZERO);
            assertEquals(SendOutcome.REJECTED, sender.tell(adder, 1L));
            assertEquals(SendOutcome.REJECTED, adder.tell(1L));
        }
        assertEquals(0, system.counts().sent());
    }
}
