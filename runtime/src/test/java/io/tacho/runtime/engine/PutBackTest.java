package io.tacho.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.tacho.runtime.SpawnOptions;
import io.tacho.runtime.spi.MessageKind;
import io.tacho.runtime.spi.MessageOutcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Messages that were put back while their actor was between two turns. */
class PutBackTest {
    private final Cells cells = new Cells();
    private final ActorCell cell = cells.make(0, SpawnOptions.anonymous());
    private final Outbox outbox = cells.outbox(new TimerWheel(0));

    @BeforeEach
    void putBackOne() {
        Envelope received = message("put back");
        outbox.enter(cell);
        outbox.begin(received);
        cell.stash().stash();
        cell.stash().unstashAll();
    }

    @AfterEach
    void close() {
        cells.close();
    }

    private static Envelope message(String text) {
        Envelope envelope = new Envelope();
        envelope.message = text;
        envelope.kindCode = MessageKind.TELL.code();
        return envelope;
    }

    @Test
    void shouldComeBeforeTheMessageThatWakesTheActor() {
        Detour detour = new Detour(cell.system, outbox, (recipient, envelope, outcome) -> {});
        Envelope first = detour.next(cell, message("handed over"));
        Envelope second = detour.next(cell, null);
        assertNotNull(first);
        assertNotNull(second);
        assertEquals("put back", first.message);
        assertEquals("handed over", second.message);
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void shouldBeSettledWhenNoWorkerIsThereAnyMore() {
        LateSettlement late = new LateSettlement(cell.system);
        cell.tryWake();
        late.settle(cell);
        assertEquals(1, late.counts().get(MessageOutcome.PENDING));
    }
}
