package io.tacho.runtime.mailbox;

import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/**
 * A sender that finds the mailbox full evicts the oldest and offers again, while the worker polls:
 * either of them gets the first message, and the second is not lost.
 */
@JCStressTest
@Outcome(id = "1, 0, 2", expect = Expect.ACCEPTABLE, desc = "evicted; the worker saw neither")
@Outcome(id = "1, 2, 0", expect = Expect.ACCEPTABLE, desc = "evicted; the worker has the second")
@Outcome(id = "0, 1, 2", expect = Expect.ACCEPTABLE, desc = "polled; there was room then")
@Outcome(expect = Expect.FORBIDDEN, desc = "a message lost or taken twice")
@State
public class EvictStress {
    private static final Item FIRST = Item.of(1);
    private static final Item SECOND = Item.of(2);

    private final Mailbox<Item> mailbox = MailboxFactory.bounded(1, Overflow.DROP_OLDEST).create();

    public EvictStress() {
        mailbox.offer(FIRST);
    }

    @Actor
    public void sender(III_Result result) {
        int evicted = 0;
        while (!mailbox.offer(SECOND)) {
            evicted += number(mailbox.evict());
        }
        result.r1 = evicted;
    }

    @Actor
    public void worker(III_Result result) {
        result.r2 = number(mailbox.poll());
    }

    @Arbiter
    public void judge(III_Result result) {
        int left = 0;
        Item item;
        while ((item = mailbox.poll()) != null) {
            left = left * 10 + item.number();
        }
        result.r3 = left;
    }

    private static int number(@Nullable Item item) {
        return item == null ? 0 : item.number();
    }
}
