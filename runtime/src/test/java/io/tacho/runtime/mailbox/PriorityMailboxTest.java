package io.tacho.runtime.mailbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class PriorityMailboxTest extends MailboxContract {
    /** Of equals, so the contract's order is that of arrival. */
    @Override
    MailboxFactory factory() {
        return MailboxFactory.priority(message -> 7);
    }

    @Override
    int capacity() {
        return GrowableMailbox.MAX_CAPACITY;
    }

    private static Mailbox<Item> bySender() {
        return MailboxFactory.priority(message -> ((Item) message).sender()).create();
    }

    @Test
    void shouldPollTheLowerPriorityFirstAndEqualsAsTheyCame() {
        Mailbox<Item> mailbox = bySender();
        int[] priorities = {Integer.MAX_VALUE, 0, Integer.MIN_VALUE, -1};
        for (int number = 0; number < 3; number++) {
            for (int priority : priorities) {
                mailbox.offer(new Item(priority, number));
            }
        }
        for (int priority : new int[] {Integer.MIN_VALUE, -1, 0, Integer.MAX_VALUE}) {
            for (int number = 0; number < 3; number++) {
                assertEquals(new Item(priority, number), mailbox.poll());
            }
        }
        assertNull(mailbox.poll());
    }

    @Test
    void shouldLetALaterMessageOvertakeWhatIsSortedAlready() {
        Mailbox<Item> mailbox = bySender();
        mailbox.offer(new Item(5, 0));
        mailbox.offer(new Item(5, 1));
        assertEquals(new Item(5, 0), mailbox.poll());
        mailbox.offer(new Item(5, 2));
        mailbox.offer(new Item(1, 3));
        assertEquals(new Item(1, 3), mailbox.poll());
        assertEquals(new Item(5, 1), mailbox.poll());
        assertEquals(new Item(5, 2), mailbox.poll());
    }

    @Test
    void shouldCountWhatIsSortedAndWhatHasJustArrived() {
        Mailbox<Item> mailbox = bySender();
        for (int i = 0; i < 5; i++) {
            mailbox.offer(Item.of(i));
        }
        mailbox.poll();
        mailbox.offer(Item.of(5));
        assertEquals(5, mailbox.size());
        assertFalse(mailbox.isEmpty());
        for (int i = 0; i < 5; i++) {
            mailbox.poll();
        }
        assertEquals(0, mailbox.size());
        assertTrue(mailbox.isEmpty());
    }

    @Test
    void shouldAskForAPriorityOnceAndNotBeforeThePoll() {
        List<Object> asked = new ArrayList<>();
        MailboxFactory factory =
                MailboxFactory.priority(
                        message -> {
                            asked.add(message);
                            return 0;
                        });
        Mailbox<Item> mailbox = factory.create();
        mailbox.offer(Item.of(1));
        mailbox.offer(Item.of(2));
        assertEquals(List.of(), asked);
        while (mailbox.poll() != null) {
            // Empties it.
        }
        assertEquals(List.of(Item.of(1), Item.of(2)), asked);
    }

    @Test
    void shouldPutMessageLastAndLogOnceWhenItsPriorityThrows() {
        MailboxFactory factory =
                MailboxFactory.priority(
                        message -> {
                            int priority = ((Item) message).sender();
                            if (priority < 0) {
                                throw new StackOverflowError("no priority");
                            }
                            return priority;
                        });
        List<LogRecord> logged = new ArrayList<>();
        Logger logger = Logger.getLogger("io.tacho.runtime");
        Handler handler = new Collecting(logged);
        logger.addHandler(handler);
        try {
            for (int i = 0; i < 2; i++) {
                Mailbox<Item> mailbox = factory.create();
                mailbox.offer(new Item(-1, 0));
                mailbox.offer(new Item(-2, 1));
                mailbox.offer(new Item(1_000_000, 2));
                assertEquals(new Item(1_000_000, 2), mailbox.poll());
                assertEquals(new Item(-1, 0), mailbox.poll());
                assertEquals(new Item(-2, 1), mailbox.poll());
            }
        } finally {
            logger.removeHandler(handler);
        }
        assertEquals(1, logged.size());
        assertEquals(StackOverflowError.class, logged.get(0).getThrown().getClass());
    }

    @Test
    void shouldLogTheNextFailureWhenTheFirstCouldNotBeLogged() {
        MailboxFactory factory =
                MailboxFactory.priority(
                        message -> {
                            throw new IllegalStateException("no priority");
                        });
        List<LogRecord> logged = new ArrayList<>();
        AtomicInteger refusals = new AtomicInteger(1);
        Logger logger = Logger.getLogger("io.tacho.runtime");
        Handler handler =
                new Collecting(logged) {
                    @Override
                    public void publish(LogRecord line) {
                        if (refusals.getAndDecrement() > 0) {
                            throw new IllegalStateException("no room");
                        }
                        super.publish(line);
                    }
                };
        logger.addHandler(handler);
        try {
            Mailbox<Item> mailbox = factory.create();
            for (int i = 0; i < 3; i++) {
                mailbox.offer(new Item(0, i));
                assertEquals(new Item(0, i), mailbox.poll());
            }
        } finally {
            logger.removeHandler(handler);
        }
        assertEquals(1, logged.size());
    }

    private static class Collecting extends Handler {
        private final List<LogRecord> records;

        Collecting(List<LogRecord> records) {
            this.records = records;
        }

        @Override
        public void publish(LogRecord logRecord) {
            records.add(logRecord);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
