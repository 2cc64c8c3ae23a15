package io.tacho.runtime.mailbox;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** Two senders for the last place of a bounded mailbox, which has to grow for it. */
@JCStressTest
@Outcome(id = "1, 0, 3", expect = Expect.ACCEPTABLE, desc = "the first has it")
@Outcome(id = "0, 1, 3", expect = Expect.ACCEPTABLE, desc = "the second has it")
@Outcome(id = "1, 1, 4", expect = Expect.FORBIDDEN, desc = "more than the bound")
@Outcome(id = "0, 0, 2", expect = Expect.FORBIDDEN, desc = "refused though there was room")
@Outcome(expect = Expect.FORBIDDEN, desc = "what is in there is not what was accepted")
@State
public class BoundStress {
    private static final Item ITEM = Item.of(1);

    private final Mailbox<Item> mailbox = MailboxFactory.bounded(3, Overflow.REJECT).create();

    public BoundStress() {
        mailbox.offer(ITEM);
        mailbox.offer(ITEM);
    }

    @Actor
    public void first(III_Result result) {
        result.r1 = mailbox.offer(ITEM) ? 1 : 0;
    }

    @Actor
    public void second(III_Result result) {
        result.r2 = mailbox.offer(ITEM) ? 1 : 0;
    }

    @Arbiter
    public void judge(III_Result result) {
        while (mailbox.poll() != null) {
            result.r3++;
        }
    }
}
