package io.tacho.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/**
 * Handlers that send at each level of a recursion without end: the stack overflows within a send,
 * at another place of it in each round.
 */
class DeepSendTest {
    private static final int ROUNDS = 60;

    private final ActorSystem system = ActorSystem.builder("deep").workers(1).build();
    private final AtomicLong received = new AtomicLong();

    /** Of the worker. */
    private long accepted;

    @AfterEach
    void close() {
        system.close();
    }

    @Test
    void shouldSendAllOrNothingWhenStackOverflowsWithinTell() {
        overflow(Dispatcher.POOL, target -> target.tell("x"));
    }

    @Test
    void shouldSendAllOrNothingWhenRecipientIsPinned() {
        overflow(Dispatcher.PINNED, target -> target.tell("x"));
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21)
    void shouldSendAllOrNothingWhenRecipientIsOnVirtualThreads() {
        overflow(Dispatcher.VIRTUAL, target -> target.tell("x"));
    }

    @Test
    void shouldSendAllOrNothingWhenStackOverflowsWithinTellOfSender() {
        Sender sender = system.newSender();
        overflow(Dispatcher.POOL, target -> sender.tell(target, "x", 0));
        sender.close();
    }

    private void overflow(Dispatcher dispatcher, Send send) {
        for (int round = 0; round < ROUNDS; round++) {
            ActorRef<String> target =
                    system.spawn(
                            SpawnOptions.anonymous().withDispatcher(dispatcher),
                            () -> (message, context) -> received.incrementAndGet());
            int levels = round % 17;
            ActorRef<String> deep =
                    system.spawn(
                            SpawnOptions.anonymous(),
                            () -> (message, context) -> sendAndDig(target, send, levels));
            deep.tell("x");
            Await.quiet(system);
        }
        assertEquals(ROUNDS, system.counts().failed());
        assertEquals(accepted, received.get());
        assertEquals(accepted, system.counts().handled());
    }

    /** Digs some levels without sending, so that the sends begin at all sorts of depths. */
    @SuppressWarnings("InfiniteRecursion")
    private int dig(ActorRef<String> target, Send send, int levels) {
        return levels == 0 ? sendAndDig(target, send, 5) + 1 : dig(target, send, levels - 1) + 1;
    }

    private int sendAndDig(ActorRef<String> target, Send send, int levels) {
        send.to(target);
        accepted++;
        return dig(target, send, levels) + 1;
    }

    private interface Send {
        void to(ActorRef<String> target);
    }
}
