package io.tacho.runtime.mailbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.runtime.Await;
import io.tacho.runtime.Threads;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BlockingMailboxTest extends BoundedContract {
    private static final long FOR_EVER = Long.MAX_VALUE;

    private final List<Thread> started = new ArrayList<>();

    @Override
    Overflow overflow() {
        return Overflow.BLOCK;
    }

    /**
     * Full, of one message, and its waiters never look for themselves: only a poll lets them go.
     */
    private static Mailbox<Item> full() {
        return fill(new BlockingMailbox<>(1, FOR_EVER));
    }

    private static Mailbox<Item> fill(Mailbox<Item> mailbox) {
        assertTrue(mailbox.offer(Item.of(0)));
        return mailbox;
    }

    @AfterEach
    void endThreads() {
        started.forEach(Thread::interrupt);
        started.forEach(thread -> Await.until("ended", () -> !thread.isAlive()));
    }

    private Thread startAndPark(Runnable code) {
        Thread thread = new Thread(code, "waiter-" + started.size());
        started.add(thread);
        thread.start();
        Await.until("parked", () -> isParked(thread));
        return thread;
    }

    private static boolean isParked(Thread thread) {
        return thread.getState() == Thread.State.TIMED_WAITING;
    }

    /** Offers until it is interrupted, as a sender outside the system does. */
    private static void sendForEver(Mailbox<Item> mailbox, int sender) {
        for (int i = 0; ; i++) {
            while (!mailbox.offer(new Item(sender, i))) {
                if (!mailbox.awaitRoom(FOR_EVER)) {
                    return;
                }
            }
        }
    }

    @Test
    void shouldNotWaitWhenThereIsRoom() {
        assertTrue(new BlockingMailbox<Item>(1, FOR_EVER).awaitRoom(FOR_EVER));
    }

    @Test
    void shouldWakeWaiterWhenAPollMadeRoom() {
        Mailbox<Item> mailbox = full();
        AtomicBoolean room = new AtomicBoolean();
        Thread waiter = startAndPark(() -> room.set(mailbox.awaitRoom(FOR_EVER)));
        mailbox.poll();
        Await.until("woken", () -> !waiter.isAlive());
        assertTrue(room.get());
    }

    @Test
    void shouldLookForItselfWhenNobodyWakesIt() {
        // Polling what is underneath is a worker that misses the waiter.
        AtomicInteger room = new AtomicInteger();
        Waiters waiters = new Waiters(() -> room.get() > 0, Waiters.LOOK_AGAIN_NANOS);
        AtomicBoolean found = new AtomicBoolean();
        Thread waiter = startAndPark(() -> found.set(waiters.await(FOR_EVER)));
        room.set(1);
        Await.until("looked", () -> !waiter.isAlive());
        assertTrue(found.get());
    }

    @Test
    void shouldReturnFalseWhenTheTimeIsOver() {
        Mailbox<Item> mailbox = full();
        assertFalse(mailbox.awaitRoom(0));
        assertFalse(mailbox.awaitRoom(-1));
        assertFalse(mailbox.awaitRoom(100_000));
        // Nobody is left in the queue whom this would be given to.
        mailbox.poll();
        assertTrue(mailbox.awaitRoom(FOR_EVER));
    }

    @Test
    void shouldReturnFalseAndKeepTheFlagWhenInterrupted() {
        Mailbox<Item> mailbox = full();
        AtomicInteger seen = new AtomicInteger();
        Thread waiter =
                startAndPark(
                        () -> {
                            boolean room = mailbox.awaitRoom(FOR_EVER);
                            seen.set(!room && Thread.currentThread().isInterrupted() ? 1 : 2);
                        });
        waiter.interrupt();
        Await.until("ended", () -> seen.get() != 0);
        assertEquals(1, seen.get());

        Thread.currentThread().interrupt();
        assertFalse(mailbox.awaitRoom(FOR_EVER));
        assertTrue(Thread.interrupted());
    }

    @Test
    void shouldGiveTheRoomToTheNextWhenOneGaveUp() {
        Mailbox<Item> mailbox = full();
        Thread first = startAndPark(() -> mailbox.awaitRoom(FOR_EVER));
        AtomicBoolean room = new AtomicBoolean();
        Thread second = startAndPark(() -> room.set(mailbox.awaitRoom(FOR_EVER)));
        first.interrupt();
        Await.until("gave up", () -> !first.isAlive());
        mailbox.poll();
        Await.until("woken", () -> !second.isAlive());
        assertTrue(room.get());
    }

    @Test
    void shouldLetOneGoForEachPollInTheOrderInWhichTheyCame() {
        Mailbox<Item> mailbox = fill(new BlockingMailbox<>(1, FOR_EVER));
        List<Thread> waiters = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            waiters.add(startAndPark(() -> mailbox.awaitRoom(FOR_EVER)));
        }
        for (int i = 0; i < 4; i++) {
            mailbox.poll();
            Thread released = waiters.get(i);
            Await.until("released", () -> !released.isAlive());
            for (Thread other : waiters.subList(i + 1, 4)) {
                assertTrue(isParked(other));
            }
            fill(mailbox);
        }
    }

    @Test
    void shouldServeSendersInTurnWhenAllWaitAgain() {
        Mailbox<Item> mailbox = full();
        int senders = 3;
        for (int i = 0; i < senders; i++) {
            int sender = i;
            startAndPark(() -> sendForEver(mailbox, sender));
        }
        mailbox.poll();
        for (int i = 0; i < 10 * senders; i++) {
            Await.until(
                    "full and all wait",
                    () ->
                            mailbox.size() == 1
                                    && started.stream().allMatch(BlockingMailboxTest::isParked));
            assertEquals(new Item(i % senders, i / senders), mailbox.poll());
        }
    }

    @Test
    void shouldLeaveNobodyBehindWhenManyWait() {
        int senders = 3;
        int each = 2_000;
        Mailbox<Item> mailbox = MailboxFactory.bounded(2, Overflow.BLOCK).create();
        int[] next = new int[senders];
        Threads.together(
                senders + 1,
                index -> {
                    if (index < senders) {
                        for (int i = 0; i < each; i++) {
                            while (!mailbox.offer(new Item(index, i))) {
                                assertTrue(mailbox.awaitRoom(FOR_EVER));
                            }
                        }
                        return;
                    }
                    for (int received = 0; received < senders * each; received++) {
                        Await.until("a message", () -> !mailbox.isEmpty());
                        Item item = mailbox.poll();
                        assertNotNull(item);
                        assertEquals(next[item.sender()]++, item.number());
                    }
                });
    }
}
