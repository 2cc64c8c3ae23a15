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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EnvelopePoolTest {
    private static final int CHUNK = EnvelopeExchange.CHUNK;

    private final EnvelopeExchange exchange = new EnvelopeExchange();
    private final EnvelopePool pool = new EnvelopePool(exchange);

    private static void assertFull(Envelope @Nullable [] chunk) {
        assertNotNull(chunk);
        assertEquals(CHUNK, chunk.length);
        assertEquals(CHUNK, Set.of(chunk).size());
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
            assertFull(exchange.take());
        }
        assertNull(exchange.take());
    }

    @Test
    void shouldTakeFromOthersBeforeAllocating() {
        Envelope[] chunk = Stream.generate(Envelope::new).limit(CHUNK).toArray(Envelope[]::new);
        Set<Envelope> left = Collections.newSetFromMap(new IdentityHashMap<>());
        Collections.addAll(left, chunk);
        exchange.leave(chunk);
        for (int i = 0; i < CHUNK; i++) {
            assertTrue(left.remove(pool.acquire()));
        }
        assertNotNull(pool.acquire());
    }

    @Test
    void shouldMakeSureOfOneWithoutLosingAny() {
        Envelope released = new Envelope();
        pool.release(released);
        exchange.leave(new Envelope[CHUNK]);
        assertTrue(pool.hasAny());
        assertSame(released, pool.acquire(), "it needed no more");
        Envelope[] chunk = Stream.generate(Envelope::new).limit(CHUNK).toArray(Envelope[]::new);
        exchange.take();
        exchange.leave(chunk);
        for (int i = CHUNK; i > 0; i--) {
            Envelope last = chunk[i - 1];
            assertTrue(pool.hasAny());
            assertNull(exchange.take(), "it has them now");
            assertSame(last, pool.acquire());
        }
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
        assertFull(exchange.take());
        assertNull(exchange.take());
    }

    @Test
    void shouldAllocateNothingWhenEnvelopesFlowOneWay() {
        EnvelopePool receiver = new EnvelopePool(exchange);
        // The least of some rounds: what the virtual machine does once is no envelope's.
        long bytes = Long.MAX_VALUE;
        for (int round = 0; round < 4; round++) {
            long before = Threads.allocatedByMe();
            for (int i = 0; i < 100_000; i++) {
                receiver.release(pool.acquire());
            }
            bytes = Math.min(bytes, Threads.allocatedByMe() - before);
        }
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
