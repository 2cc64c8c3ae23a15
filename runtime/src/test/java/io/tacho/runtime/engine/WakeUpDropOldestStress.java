package io.tacho.runtime.engine;

import io.tacho.runtime.mailbox.MailboxFactory;
import io.tacho.runtime.mailbox.Overflow;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** A send to a mailbox whose oldest message can be evicted, while the turn ends. */
@JCStressTest
@Outcome(id = "0", expect = Expect.ACCEPTABLE, desc = "handled in the turn that was ending")
@Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "the cell is scheduled again")
@Outcome(id = "2", expect = Expect.FORBIDDEN, desc = "left behind in the mailbox of an idle cell")
@State
public class WakeUpDropOldestStress {
    private final WakeUpCase wakeUp =
            new WakeUpCase(MailboxFactory.bounded(3, Overflow.DROP_OLDEST));

    @Actor
    public void sender() {
        wakeUp.send();
    }

    @Actor
    public void worker() {
        wakeUp.turns();
    }

    @Arbiter
    public void judge(I_Result result) {
        result.r1 = wakeUp.judge();
    }
}
