package io.tacho.runtime.mailbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.runtime.Threads;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What every mailbox keeps. The factory's are to hold {@value #ROOM} messages at least. */
abstract class MailboxContract {
    static final int ROOM = 100;

    private static final int SENDERS = 3;

    abstract MailboxFactory factory();

    /** How many fit in; {@link #ROOM} or more. */
    abstract int capacity();

    @Test
    void shouldBeEmptyWhenNew() {
        Mailbox<Item> mailbox = factory().create();
        assertTrue(mailbox.isEmpty());
        assertEquals(0, mailbox.size());
        assertNull(mailbox.poll());
    }

    @Test
    void shouldAgreeWithAQueueWhenOneThreadOffersAndPolls() {
        Mailbox<Item> mailbox = factory().create();
        Queue<Item> model = new ArrayDeque<>();
        int number = 0;
        for (int step = 0; step < 10_000; step++) {
            // Long climbs and long descents, which go through every resize and empty it often.
            boolean climbing = step / 75 % 2 == 0;
            if (step % 4 == 3 ? !climbing : climbing) {
                Item item = Item.of(number++);
                assertEquals(model.size() < capacity(), mailbox.offer(item));
                if (model.size() < capacity()) {
                    model.add(item);
                }
            } else {
                assertEquals(model.poll(), mailbox.poll());
            }
            assertEquals(model.size(), mailbox.size());
            assertEquals(model.isEmpty(), mailbox.isEmpty());
        }
    }

    @Test
    void shouldRefuseNullAndKeepItsRoom() {
        Mailbox<Item> mailbox = factory().create();
        for (int i = 0; i < ROOM; i++) {
            assertThrows(NullPointerException.class, () -> mailbox.offer(nothing()));
        }
        for (int i = 0; i < ROOM; i++) {
            assertTrue(mailbox.offer(Item.of(i)));
        }
    }

    @SuppressWarnings({"NullAway", "DataFlowIssue"})
    private static Item nothing() {
        return null;
    }

    @Test
    void shouldLoseNothingAndKeepTheOrderOfEachSender() {
        int each = 20_000;
        Mailbox<Item> mailbox = factory().create();
        int[] next = new int[SENDERS];
        Threads.together(
                SENDERS + 1,
                index -> {
                    if (index < SENDERS) {
                        for (int i = 0; i < each; i++) {
                            Item item = new Item(index, i);
                            while (!mailbox.offer(item)) {
                                Thread.yield();
                            }
                        }
                        return;
                    }
                    for (int received = 0; received < SENDERS * each; ) {
                        Item item = mailbox.poll();
                        if (item != null) {
                            assertEquals(next[item.sender()]++, item.number());
                            received++;
                        }
                    }
                });
        assertTrue(mailbox.isEmpty());
        assertNull(mailbox.poll());
    }

    @Test
    void shouldNotLookEmptyWhenAnOfferHasReturned() {
        for (int round = 0; round < 100; round++) {
            Mailbox<Item> mailbox = factory().create();
            Threads.together(
                    SENDERS,
                    index -> {
                        for (int i = 1; i <= ROOM / SENDERS; i++) {
                            assertTrue(mailbox.offer(new Item(index, i)));
                            assertFalse(mailbox.isEmpty());
                            int size = mailbox.size();
                            assertTrue(size >= i && size <= ROOM, () -> "size " + size);
                        }
                    });
            assertEquals(ROOM / SENDERS * SENDERS, mailbox.size());
        }
    }

    @Test
    void shouldNotLookEmptyToOthersWhenMessagesAreLeft() {
        Mailbox<Item> mailbox = factory().create();
        AtomicBoolean done = new AtomicBoolean();
        assertTrue(mailbox.offer(Item.of(0)));
        Threads.together(
                2,
                index -> {
                    if (index == 0) {
                        for (int i = 1; i <= 50_000; i++) {
                            // There is always one at least.
                            mailbox.offer(Item.of(i));
                            mailbox.offer(Item.of(i));
                            mailbox.poll();
                            mailbox.poll();
                        }
                        done.set(true);
                        return;
                    }
                    while (!done.get()) {
                        assertFalse(mailbox.isEmpty());
                        assertTrue(mailbox.size() >= 1);
                    }
                });
    }

    @Test
    void shouldAllocateNothingWhenItHasGrown() {
        Mailbox<Item> mailbox = factory().create();
        Item item = Item.of(1);
        long before = 0;
        for (int round = 0; round < 2_000; round++) {
            if (round == 1_000) {
                before = Threads.allocatedByMe();
            }
            for (int i = 0; i < ROOM; i++) {
                mailbox.offer(item);
            }
            while (mailbox.poll() != null) {
                // Empties it.
            }
        }
        long bytes = Threads.allocatedByMe() - before;
        assertTrue(bytes < 1_000, bytes + " B");
    }
}
