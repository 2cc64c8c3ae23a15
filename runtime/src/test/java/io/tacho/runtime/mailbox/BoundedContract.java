package io.tacho.runtime.mailbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.runtime.Threads;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every mailbox with a bound keeps besides. */
abstract class BoundedContract extends MailboxContract {
    private static final int SENDERS = 4;

    abstract Overflow overflow();

    @Override
    MailboxFactory factory() {
        return MailboxFactory.bounded(ROOM, overflow());
    }

    @Override
    int capacity() {
        return ROOM;
    }

    private Mailbox<Item> mailboxOf(int capacity) {
        return MailboxFactory.bounded(capacity, overflow()).create();
    }

    @Test
    void shouldNameItsPolicy() {
        assertEquals(overflow(), mailboxOf(1).overflow());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 9, 100, 1_000})
    void shouldHoldExactlyItsCapacityWhereverItsIndicesStand(int capacity) {
        Mailbox<Item> mailbox = mailboxOf(capacity);
        for (int round = 0; round < 50; round++) {
            int room = capacity - mailbox.size();
            for (int i = 0; i < room; i++) {
                assertTrue(mailbox.offer(Item.of(i)));
            }
            assertFalse(mailbox.offer(Item.of(-1)));
            assertEquals(capacity, mailbox.size());
            for (int i = 0; i <= round % capacity; i++) {
                assertNotNull(mailbox.poll());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8})
    void shouldHoldExactlyItsCapacityWhenManyFillIt(int capacity) {
        for (int trial = 0; trial < 25; trial++) {
            Mailbox<Item> mailbox = mailboxOf(capacity);
            AtomicInteger accepted = new AtomicInteger();
            Threads.together(
                    SENDERS,
                    index -> {
                        while (mailbox.offer(Item.of(index))) {
                            accepted.incrementAndGet();
                        }
                    });
            assertEquals(capacity, accepted.get());
            assertEquals(capacity, mailbox.size());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8})
    void shouldNeverHoldOneMoreWhenManyOfferWhileItIsPolled(int capacity) {
        int each = 3_000;
        Mailbox<Item> mailbox = mailboxOf(capacity);
        AtomicInteger accepted = new AtomicInteger();
        AtomicInteger polls = new AtomicInteger();
        Threads.together(
                SENDERS + 1,
                index -> {
                    if (index < SENDERS) {
                        for (int i = 0; i < each; i++) {
                            while (!mailbox.offer(Item.of(i))) {
                                Thread.yield();
                            }
                            // Counted late, and polls early, so this is never too many.
                            int held = accepted.incrementAndGet() - polls.get();
                            assertTrue(held <= capacity, () -> held + " of " + capacity);
                        }
                        return;
                    }
                    for (int received = 0; received < SENDERS * each; received++) {
                        while (mailbox.isEmpty()) {
                            Thread.yield();
                        }
                        assertTrue(mailbox.size() <= capacity);
                        polls.incrementAndGet();
                        assertNotNull(mailbox.poll());
                    }
                });
    }
}
