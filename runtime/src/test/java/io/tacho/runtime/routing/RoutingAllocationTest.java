package io.tacho.runtime.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.runtime.ActorRef;
import io.tacho.runtime.ActorSystem;
import io.tacho.runtime.Await;
import io.tacho.runtime.SpawnOptions;
import io.tacho.runtime.Threads;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A tell through a router costs no heap. */
class RoutingAllocationTest {
    private static final int TELLS = 50_000;
    private static final int RUNS = 10;
    private static final int ROUTEES = 9;

    /** Less than this many bytes a tell is the virtual machine's own. */
    private static final double LIMIT = 0.01;

    /** The smallest of several runs: what the virtual machine allocates once does not count. */
    private static long leastAllocated(Consumer<Long> tell) {
        Long message = 1L;
        long least = Long.MAX_VALUE;
        for (int run = 0; run < RUNS && least > 0; run++) {
            long before = Threads.allocatedByMe();
            for (int i = 0; i < TELLS; i++) {
                tell.accept(message);
            }
            least = Math.min(least, Threads.allocatedByMe() - before);
        }
        return least;
    }

    @ParameterizedTest
    @EnumSource
    void shouldAllocateNothingWhenAThreadTells(RouterKind kind) {
        List<FakeRef<Long>> refs = FakeRef.named("r", ROUTEES);
        refs.forEach(ref -> ref.backlog = 3);
        Router<Long> router = kind.over(List.copyOf(refs));
        assertEquals(0, leastAllocated(router::tell));
        assertTrue(refs.stream().mapToInt(ref -> ref.told).sum() >= TELLS);
    }

    @Test
    void shouldAllocateNothingWhenAThreadBroadcasts() {
        Broadcast<Long> broadcast = new Broadcast<>(List.copyOf(FakeRef.named("r", ROUTEES)));
        assertEquals(0, leastAllocated(broadcast::tell));
    }

    /** Goes to and fro; counted down by the one actor that has it. */
    private static final class Token {
        private final CountDownLatch done = new CountDownLatch(1);
        private int left;

        Token(int left) {
            this.left = left;
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldAllocateNothingWhenAnActorTellsActors(RouterKind kind) {
        try (ActorSystem system = ActorSystem.builder("routed").workers(1).build()) {
            List<ActorRef<Token>> refs =
                    Routers.pool(
                            system,
                            ROUTEES,
                            SpawnOptions.named("routee"),
                            () -> (token, context) -> context.reply(token));
            Router<Token> router = kind.over(refs);
            int replies = kind == RouterKind.BROADCAST ? ROUTEES : 1;
            ActorRef<Token> front =
                    system.spawn(
                            "front",
                            () ->
                                    (token, context) -> {
                                        if (--token.left <= 0) {
                                            token.done.countDown();
                                        } else if (token.left % replies == 0) {
                                            // All have replied, so the mailboxes never grow.
                                            router.tell(token);
                                        }
                                    });
            double least = Double.MAX_VALUE;
            for (int run = 0; run < RUNS && least >= LIMIT; run++) {
                long before = Threads.allocatedByWorkers(system);
                Token token = new Token(TELLS / replies * replies + 1);
                front.tell(token);
                Await.until(token.done);
                Await.quiet(system);
                long bytes = Threads.allocatedByWorkers(system) - before;
                least = Math.min(least, (double) bytes / TELLS);
            }
            double each = least;
            assertTrue(each < LIMIT, () -> each + " B a tell");
            assertTrue(system.counts().handled() >= TELLS);
        }
    }
}
