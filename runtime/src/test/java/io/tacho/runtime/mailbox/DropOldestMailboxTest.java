package io.tacho.runtime.mailbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.runtime.Threads;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DropOldestMailboxTest extends BoundedContract {
    @Override
    Overflow overflow() {
        return Overflow.DROP_OLDEST;
    }

    @Test
    void shouldEvictTheOldestAndHaveRoomForOne() {
        Mailbox<Item> mailbox = MailboxFactory.bounded(3, Overflow.DROP_OLDEST).create();
        for (int i = 0; i < 3; i++) {
            assertTrue(mailbox.offer(Item.of(i)));
        }
        assertEquals(Item.of(0), mailbox.evict());
        assertTrue(mailbox.offer(Item.of(3)));
        assertFalse(mailbox.offer(Item.of(4)));
        for (int i = 1; i <= 3; i++) {
            assertEquals(Item.of(i), mailbox.poll());
        }
        assertNull(mailbox.evict());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 64})
    void shouldGiveEachMessageToWhoEvictsOrToWhoPolls(int capacity) {
        int senders = 3;
        int each = 20_000;
        Mailbox<Item> mailbox = MailboxFactory.bounded(capacity, Overflow.DROP_OLDEST).create();
        AtomicIntegerArray taken = new AtomicIntegerArray(senders * each);
        AtomicInteger sending = new AtomicInteger(senders);
        Threads.together(
                senders + 1,
                index -> {
                    if (index < senders) {
                        for (int i = 0; i < each; i++) {
                            Item item = Item.of(index * each + i);
                            while (!mailbox.offer(item)) {
                                Item oldest = mailbox.evict();
                                if (oldest != null) {
                                    taken.incrementAndGet(oldest.number());
                                }
                            }
                        }
                        sending.decrementAndGet();
                        return;
                    }
                    while (sending.get() > 0 || !mailbox.isEmpty()) {
                        Item item = mailbox.poll();
                        if (item != null) {
                            taken.incrementAndGet(item.number());
                        }
                    }
                });
        for (int i = 0; i < taken.length(); i++) {
            assertEquals(1, taken.get(i), "message " + i);
        }
    }
}
