package io.tacho.runtime;

import io.tacho.runtime.mailbox.Mailbox;
import io.tacho.runtime.mailbox.MailboxFactory;
import io.tacho.runtime.mailbox.Overflow;
import io.tacho.runtime.spi.MessageHeader;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Mailboxes with the faults that tests need. */
public final class Mailboxes {
    private Mailboxes() {}

    /** Refuses the offers, counted from 1, that the predicate holds for. */
    public static MailboxFactory rejecting(IntPredicate offers) {
        return new Faulty(offers, offer -> false, offer -> {});
    }

    /** Accepts and forgets the offers, counted from 1, that the predicate holds for. */
    public static MailboxFactory swallowing(IntPredicate offers) {
        return new Faulty(offer -> false, offers, offer -> {});
    }

    /** Runs code in the sender's thread after an offer was accepted, before it returns. */
    public static MailboxFactory offering(IntConsumer after) {
        return new Faulty(offer -> false, offer -> false, after);
    }

    /** Throws when its worker looks into it. */
    public static MailboxFactory brokenWhenPolled() {
        return new MailboxFactory() {
            @Override
            public <E extends MessageHeader> Mailbox<E> create() {
                return new Queue<E>(offer -> false, offer -> false, offer -> {}) {
                    @Override
                    public @Nullable E poll() {
                        throw new IllegalStateException("broken mailbox");
                    }
                };
            }
        };
    }

    /** Throws when somebody wants to know whether anything is in it. */
    public static MailboxFactory brokenWhenAsked() {
        return new MailboxFactory() {
            @Override
            public <E extends MessageHeader> Mailbox<E> create() {
                return new Queue<E>(offer -> false, offer -> false, offer -> {}) {
                    @Override
                    public boolean isEmpty() {
                        throw new IllegalStateException("broken mailbox");
                    }
                };
            }
        };
    }

    /** Never has room. */
    public static MailboxFactory full(Overflow overflow) {
        return new MailboxFactory() {
            @Override
            public <E extends MessageHeader> Mailbox<E> create() {
                return new Queue<E>(offer -> true, offer -> false, offer -> {}) {
                    @Override
                    public Overflow overflow() {
                        return overflow;
                    }
                };
            }
        };
    }

    private record Faulty(IntPredicate rejects, IntPredicate swallows, IntConsumer after)
            implements MailboxFactory {
        @Override
        public <E extends MessageHeader> Mailbox<E> create() {
            return new Queue<>(rejects, swallows, after);
        }
    }

    private static class Queue<E> implements Mailbox<E> {
        private final ConcurrentLinkedQueue<E> queue = new ConcurrentLinkedQueue<>();
        private final AtomicInteger offers = new AtomicInteger();
        private final IntPredicate rejects;
        private final IntPredicate swallows;
        private final IntConsumer after;

        Queue(IntPredicate rejects, IntPredicate swallows, IntConsumer after) {
            this.rejects = rejects;
            this.swallows = swallows;
            this.after = after;
        }

        @Override
        public boolean offer(E element) {
            int offer = offers.incrementAndGet();
            if (rejects.test(offer)) {
                return false;
            }
            if (!swallows.test(offer)) {
                queue.add(element);
            }
            after.accept(offer);
            return true;
        }

        @Override
        public @Nullable E poll() {
            return queue.poll();
        }

        @Override
        public boolean isEmpty() {
            return queue.isEmpty();
        }

        @Override
        public int size() {
            return queue.size();
        }
    }
}
