package io.tacho.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
        assertThrows(IllegalStateException.class, () -> sender.tell(adder, 1L));
    }

    @Test
    void shouldRefuseActorOfAnotherSystem() {
        try (ActorSystem other = ActorSystem.builder("other").workers(1).build();
                Sender sender = other.newSender()) {
            assertThrows(IllegalStateException.class, () -> sender.tell(adder, 1L));
        }
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
