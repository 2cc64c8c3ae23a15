package io.tacho.runtime.mailbox;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * Two senders find a mailbox full and evict until they have room. The first figure is how often
 * each of the three messages was evicted or is left, the second how many are left.
 */
@JCStressTest
@Outcome(id = "111, 1", expect = Expect.ACCEPTABLE, desc = "one is left, two were evicted")
@Outcome(expect = Expect.FORBIDDEN, desc = "lost, taken twice, or more than the bound")
@State
public class EvictTwoSendersStress {
    private static final Item FIRST = Item.of(1);
    private static final Item SECOND = Item.of(10);
    private static final Item THIRD = Item.of(100);

    private final Mailbox<Item> mailbox = MailboxFactory.bounded(1, Overflow.DROP_OLDEST).create();
    private int evictedBySecond;
    private int evictedByThird;

    public EvictTwoSendersStress() {
        mailbox.offer(FIRST);
    }

    @Actor
    public void second() {
        evictedBySecond = send(SECOND);
    }

    @Actor
    public void third() {
        evictedByThird = send(THIRD);
    }

    private int send(Item item) {
        int evicted = 0;
        while (!mailbox.offer(item)) {
            Item oldest = mailbox.evict();
            evicted += oldest == null ? 0 : oldest.number();
        }
        return evicted;
    }

    @Arbiter
    public void judge(II_Result result) {
        result.r1 = evictedBySecond + evictedByThird;
        Item left;
        while ((left = mailbox.poll()) != null) {
            result.r1 += left.number();
            result.r2++;
        }
    }
}
