package io.tacho.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FetchAheadTest {
    private final Cells cells = new Cells();
    private final FetchAhead fetchAhead = new FetchAhead();

    @AfterEach
    void close() {
        cells.close();
    }

    @Test
    void shouldCountTheMessagesItReadAndTakeNone() {
        ActorCell cell = cells.make(1)[0];
        Envelope[] sent = new Envelope[20];
        for (int i = 0; i < sent.length; i++) {
            sent[i] = new Envelope();
            cell.mailbox.offer(sent[i]);
        }
        for (Envelope each : sent) {
            assertSame(each, cell.mailbox.poll());
        }
        // Now all twenty fit into one chunk.
        assertEquals(1, lookBehindOneThatWaited(FetchAhead.LONG_NANOS + 1, cell));
        for (int i = 0; i < 3; i++) {
            cell.mailbox.offer(sent[i]);
        }
        assertEquals(3, lookBehindOneThatWaited(FetchAhead.LONG_NANOS + 1, cell));
        for (int i = 3; i < 12; i++) {
            cell.mailbox.offer(sent[i]);
        }
        assertEquals(FetchAhead.MESSAGES, lookBehindOneThatWaited(FetchAhead.LONG_NANOS + 1, cell));
        assertEquals(1, lookBehindOneThatWaited(FetchAhead.LONG_NANOS, cell));
        assertSame(sent[0], cell.mailbox.poll());
        assertEquals(11, cell.mailbox.size());
    }

    private int lookBehindOneThatWaited(long nanos, ActorCell cell) {
        Envelope polled = new Envelope();
        polled.sentAt = Long.MAX_VALUE - 10;
        return fetchAhead.messages(polled, cell.mailbox, polled.sentAt + nanos);
    }

    @Test
    void shouldLeaveActorsAsTheyAre() {
        ActorCell[] many = cells.make(64);
        RunQueue queue = new RunQueue();
        for (ActorCell each : many) {
            queue.offer(each);
        }
        lookBehindOneThatWaited(FetchAhead.LONG_NANOS + 1, many[0]);
        // Nothing waits for these, ...
        fetchAhead.actors(queue);
        for (int i = 0; i < 8; i++) {
            // ... these were given a message with the wake-up, or have one in the mailbox.
            if (i % 2 == 0) {
                many[i].tryHandOver(new Envelope());
            } else {
                many[i].mailbox.offer(new Envelope());
            }
        }
        fetchAhead.actors(queue);
        assertEquals(64, queue.size());
        assertSame(many[0], queue.poll());
        assertEquals(1, many[1].mailbox.size());
    }
}
