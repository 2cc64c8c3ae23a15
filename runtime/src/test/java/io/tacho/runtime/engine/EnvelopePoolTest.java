package io.tacho.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.runtime.Threads;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EnvelopePoolTest {
    private static final int CHUNK = EnvelopeExchange.CHUNK;

    private final EnvelopeExchange exchange = new EnvelopeExchange();
    private final EnvelopePool pool = new EnvelopePool(exchange);

    private static int length(Envelope chunk) {
        int length = 0;
        for (Envelope envelope = chunk; envelope != null; envelope = envelope.next) {
            length++;
        }
        return length;
    }

    @Test
    void shouldReuseWhatWasReleased() {
        Envelope envelope = pool.acquire();
        pool.release(envelope);
        assertSame(envelope, pool.acquire());
    }

    @Test
    void shouldForgetMessageWhenReleased() {
        Envelope envelope = pool.acquire();
        Object message = new Object();
        envelope.message = message;
        envelope.askSlot = 3;
        pool.release(envelope);
        assertNotSame(message, envelope.message);
        assertNull(envelope.sender);
        assertEquals(Envelope.NO_ASK, envelope.askSlot);
    }

    @Test
    void shouldNeverGiveOneOutTwiceWhenManyAreOut() {
        Set<Envelope> out = Collections.newSetFromMap(new IdentityHashMap<>());
        for (int i = 0; i < 5 * CHUNK; i++) {
            assertTrue(out.add(pool.acquire()));
        }
        out.forEach(pool::release);
        Set<Envelope> again = Collections.newSetFromMap(new IdentityHashMap<>());
        for (int i = 0; i < 5 * CHUNK; i++) {
            assertTrue(again.add(pool.acquire()));
        }
        assertEquals(out, again, "all of them came back, none was made anew");
    }

    @Test
    void shouldLeaveFullChunksToOthersWhenItHasTooMany() {
        for (int i = 0; i < 4 * CHUNK + 1; i++) {
            pool.release(new Envelope());
        }
        // Two full ones stay, the one in use and the reserve, and the one that came first.
        for (int i = 0; i < 2; i++) {
            Envelope chunk = exchange.take();
            assertNotNull(chunk);
            assertEquals(CHUNK, length(chunk));
        }
        assertNull(exchange.take());
    }

    @Test
    void shouldTakeFromOthersBeforeAllocating() {
        Envelope chunk = EnvelopeExchange.allocate();
        assertEquals(CHUNK, length(chunk));
        exchange.leave(chunk);
        assertSame(chunk, pool.acquire());
        for (int i = 1; i < CHUNK; i++) {
            pool.acquire();
        }
        assertNotSame(chunk, pool.acquire());
    }

    @Test
    void shouldNotGoToTheExchangeWhenUseSwingsAroundAChunk() {
        Envelope[] out = new Envelope[CHUNK];
        for (int i = 0; i < CHUNK; i++) {
            out[i] = pool.acquire();
        }
        for (int swing = 0; swing < 100; swing++) {
            Envelope a = pool.acquire();
            Envelope b = pool.acquire();
            pool.release(a);
            pool.release(b);
            assertNull(exchange.take());
        }
    }

    @Test
    void shouldLeaveReserveWhenClosed() {
        for (int i = 0; i < 2 * CHUNK + 1; i++) {
            pool.release(new Envelope());
        }
        pool.close();
        Envelope chunk = exchange.take();
        assertNotNull(chunk);
        assertEquals(CHUNK, length(chunk));
        assertNull(exchange.take());
    }

    @Test
    void shouldAllocateNothingWhenEnvelopesFlowOneWay() {
        EnvelopePool receiver = new EnvelopePool(exchange);
        long before = 0;
        for (int i = 0; i < 200_000; i++) {
            if (i == 100_000) {
                before = Threads.allocatedByMe();
            }
            receiver.release(pool.acquire());
        }
        long bytes = Threads.allocatedByMe() - before;
        assertTrue(bytes < 1_000, bytes + " B");
    }

    @Test
    void shouldGiveEveryEnvelopeToOneOnlyWhenManyPoolsExchange() {
        Threads.together(
                4,
                index -> {
                    EnvelopePool mine = new EnvelopePool(exchange);
                    Envelope[] out = new Envelope[3 * CHUNK];
                    for (int round = 0; round < 500; round++) {
                        for (int i = 0; i < out.length; i++) {
                            out[i] = mine.acquire();
                            out[i].messageId = index;
                        }
                        for (Envelope envelope : out) {
                            assertEquals(index, envelope.messageId, "somebody else has it too");
                            mine.release(envelope);
                        }
                    }
                });
    }
}
