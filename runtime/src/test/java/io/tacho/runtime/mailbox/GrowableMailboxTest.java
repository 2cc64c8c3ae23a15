package io.tacho.runtime.mailbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.runtime.Threads;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class GrowableMailboxTest {
    @Test
    void shouldBeFirstInFirstOutWhileItGrows() {
        Mailbox<Integer> mailbox = new GrowableMailbox<>();
        int in = 0;
        int out = 0;
        for (int round = 1; round < 200; round++) {
            for (int i = 0; i < round; i++) {
                assertTrue(mailbox.offer(in++));
            }
            for (int i = 0; i < round / 2; i++) {
                assertEquals(out++, mailbox.poll());
            }
            assertEquals(in - out, mailbox.size());
        }
        while (out < in) {
            assertEquals(out++, mailbox.poll());
        }
        assertNull(mailbox.poll());
        assertTrue(mailbox.isEmpty());
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

    @Test
    void shouldAllocateNothingWhenItHasGrown() {
        Mailbox<Object> mailbox = new GrowableMailbox<>();
        Object message = new Object();
        long before = 0;
        for (int round = 0; round < 2_000; round++) {
            if (round == 1_000) {
                before = Threads.allocatedByMe();
            }
            for (int i = 0; i < 100; i++) {
                mailbox.offer(message);
            }
            while (mailbox.poll() != null) {
                // Empties it.
            }
        }
        long bytes = Threads.allocatedByMe() - before;
        assertTrue(bytes < 1_000, bytes + " B");
    }
}
