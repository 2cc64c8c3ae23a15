package io.tacho.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.runtime.Mailboxes;
import io.tacho.runtime.SpawnOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The end of a turn, and what it leaves. */
class SchedulableTest {
    private final Cells cells = new Cells();
    private final ActorCell cell = cells.make(0, SpawnOptions.anonymous());

    @AfterEach
    void close() {
        cells.close();
    }

    @Test
    void shouldCountTheMessageThatCameWithTheWakeUp() {
        Envelope first = new Envelope();
        assertTrue(cell.tryHandOver(first));
        assertFalse(cell.tryHandOver(new Envelope()), "only what is idle");
        assertEquals(1, cell.waiting());
        cell.mailbox.offer(new Envelope());
        assertEquals(2, cell.waiting());
        assertSame(first, cell.takeHandedOver());
        assertEquals(1, cell.waiting());
    }

    @Test
    void shouldHaveNoTurnForWhatIsLeftUndoneAlone() {
        assertTrue(cell.tryWake());
        assertFalse(cell.releaseOrReschedule(Schedulable.STOP));
        assertEquals(Schedulable.STOP, cell.control());
        assertTrue(cell.tryWake(), "it is idle");
    }

    @Test
    void shouldHaveAnotherTurnWhenThereIsMoreToDoThanWhatIsLeftUndone() {
        assertTrue(cell.tryWake());
        cell.raise(Schedulable.SIGNALS);
        assertTrue(cell.releaseOrReschedule(Schedulable.STOP));
        cell.takeControl();
        cell.mailbox.offer(new Envelope());
        assertTrue(cell.releaseOrReschedule(Schedulable.STOP));
        assertFalse(cell.tryWake(), "it is scheduled");
    }

    @Test
    void shouldHaveAnotherTurnWhenTheMailboxThrowsAtTheEndOfOne() {
        ActorCell broken =
                cells.make(1, SpawnOptions.anonymous().withMailbox(Mailboxes.brokenWhenAsked()));
        assertTrue(broken.tryWake());
        assertTrue(broken.releaseOrReschedule());
    }
}
