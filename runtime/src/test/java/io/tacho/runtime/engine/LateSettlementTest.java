package io.tacho.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.runtime.SystemStoppedException;
import io.tacho.runtime.spi.MessageOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What waits when there are no workers any more: each is told and counted once. */
class LateSettlementTest {
    private final Cells cells = new Cells();
    private final ActorCell cell = cells.make(2)[0];
    private final LateSettlement late = new LateSettlement(cell.system);
    private final List<CompletableFuture<Object>> asked = new ArrayList<>();

    @AfterEach
    void close() {
        cells.close();
    }

    /** One whose end can be seen: whoever asked is told. */
    private Envelope message() {
        OutsideAsks.Ask ask = new OutsideAsks.Ask(cell, "x", Duration.ofMinutes(1).toNanos());
        asked.add(ask.future());
        Envelope envelope = new Envelope();
        envelope.message = ask;
        return envelope;
    }

    private Envelope evicted() {
        Envelope envelope = message();
        envelope.evictedFrom = cells.make(2)[1];
        return envelope;
    }

    private long pending() {
        return late.counts().get(MessageOutcome.PENDING);
    }

    private long toldOfTheEnd() {
        return asked.stream().filter(LateSettlementTest::hasStopped).count();
    }

    private static boolean hasStopped(CompletableFuture<Object> future) {
        return future.isCompletedExceptionally()
                && assertThrows(CompletionException.class, future::join).getCause()
                        instanceof SystemStoppedException;
    }

    @Test
    void shouldSettleWhatWaitsWhereverItDoes() {
        assertTrue(cell.tryHandOver(message()));
        cell.mailbox.offer(message());
        cell.mailbox.offer(message());
        cell.extras().front().add(message());
        cell.gain(Schedulable.FRONT);
        cell.pushSignal(message());
        cell.pushSignal(evicted());
        late.settle(cell);
        assertEquals(5, pending());
        assertEquals(1, late.counts().get(MessageOutcome.DROPPED));
        assertEquals(6, toldOfTheEnd());
        assertTrue(cell.isPlain());
        assertEquals(0, cell.control());
    }

    @Test
    void shouldLeaveWhatIsKeptForTheTurnThatStartsIt() {
        assertTrue(cell.tryWake());
        cell.mailbox.offer(message());
        cell.pushSignal(message());
        cell.raise(Schedulable.STOP | Schedulable.START);
        late.settle(cell, Schedulable.START | Schedulable.SIGNALS);
        assertEquals(1, pending());
        assertEquals(Schedulable.START | Schedulable.SIGNALS, cell.control());
        assertNotNull(cell.takeSignals());
    }
}
