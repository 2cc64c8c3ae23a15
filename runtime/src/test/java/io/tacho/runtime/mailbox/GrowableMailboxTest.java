package io.tacho.runtime.mailbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class GrowableMailboxTest extends MailboxContract {
    @Override
    MailboxFactory factory() {
        return MailboxFactory.growable();
    }

    @Override
    int capacity() {
        return GrowableMailbox.MAX_CAPACITY;
    }

    @Test
    void shouldGlanceAtWhatIsPolledLater() {
        GrowableMailbox<Integer> mailbox = new GrowableMailbox<>();
        for (int i = 0; i < 100; i++) {
            mailbox.offer(i);
        }
        int seen = 0;
        for (int next = 0; next < 100; next++) {
            for (int places = 0; places < 8; places++) {
                // Between two chunks lies a link, which is no element.
                if (mailbox.glance(places) instanceof Integer waiting) {
                    assertEquals(next + places, waiting);
                    seen++;
                }
            }
            assertEquals(next, mailbox.poll());
        }
        assertTrue(seen > 500, "most of 800 can be seen, but were " + seen);
        assertNull(mailbox.glance(0));
    }

    @Test
    void shouldFenceAfterEveryResizeAndOnlyThen() {
        AtomicInteger fences = new AtomicInteger();
        GrowableMailbox<Integer> mailbox =
                new GrowableMailbox<>() {
                    @Override
                    void orderResizeBeforeReadingState() {
                        fences.incrementAndGet();
                    }
                };
        int[] after = new int[17];
        for (int i = 1; i <= 16; i++) {
            mailbox.offer(i);
            after[i] = fences.get();
        }
        // A slot of the first chunk is taken by the link to the next.
        assertEquals(0, after[1]);
        assertEquals(1, after[2]);
        int grown = after[16];
        for (int round = 0; round < 100; round++) {
            for (int i = 0; i < 16; i++) {
                mailbox.poll();
            }
            for (int i = 0; i < 16; i++) {
                mailbox.offer(i);
            }
        }
        assertTrue(fences.get() <= grown + 2, "kept what it grew: " + fences.get());
    }
}
