package io.tacho.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.runtime.mailbox.Mailbox;
import io.tacho.runtime.mailbox.MailboxFactory;
import org.junit.jupiter.api.Test;

class LaterQueueTest {
    private final LaterQueue later = new LaterQueue();
    private final Mailbox<Envelope> mailbox = MailboxFactory.growable().create();

    private static Envelope envelope(String message) {
        Envelope envelope = new Envelope();
        envelope.message = message;
        return envelope;
    }

    private void sent(String... messages) {
        for (String message : messages) {
            mailbox.offer(envelope(message));
        }
    }

    private void came(String signal) {
        later.add(envelope(signal), mailbox);
    }

    private void assertNext(String... expected) {
        for (String message : expected) {
            Envelope next = later.next(mailbox);
            assertEquals(message, next == null ? null : next.message);
        }
    }

    @Test
    void shouldComeAfterWhatWasThereAndBeforeWhatCameSince() {
        sent("1", "2");
        came("end");
        sent("3");
        assertNext("1", "2", "end", "3");
        assertNull(later.next(mailbox));
    }

    @Test
    void shouldComeAtOnceWhenTheMailboxWasEmpty() {
        came("end");
        sent("1");
        assertNext("end", "1");
    }

    @Test
    void shouldKeepEachInItsPlaceWhenSeveralCome() {
        sent("1");
        came("a");
        sent("2");
        came("b");
        came("c");
        assertNext("1", "a", "2", "b", "c");
    }

    @Test
    void shouldComeWhenTheMailboxIsEmptyAlthoughLessWasTakenThanWasThere() {
        sent("1", "2");
        came("end");
        // As when an overflow evicts it.
        mailbox.poll();
        assertNext("2", "end");
    }

    @Test
    void shouldGiveTheRestWithoutTheMailboxWhenPolled() {
        sent("1");
        came("a");
        came("b");
        assertFalse(later.isEmpty());
        assertEquals("a", String.valueOf(polled()));
        assertEquals("b", String.valueOf(polled()));
        assertTrue(later.isEmpty());
        assertNull(later.poll());
        assertEquals(1, mailbox.size());
    }

    private Object polled() {
        Envelope envelope = later.poll();
        return envelope == null ? "none" : envelope.message;
    }
}
