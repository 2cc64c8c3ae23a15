package io.tacho.runtime.engine;

import io.tacho.runtime.mailbox.MailboxFactory;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** A stop while the turn ends. */
@JCStressTest
@Outcome(id = "0", expect = Expect.ACCEPTABLE, desc = "handled in the turn that was ending")
@Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "the cell is scheduled again")
@Outcome(
        id = "2",
        expect = Expect.FORBIDDEN,
        desc = "the cell is idle and does not know that it was stopped")
@State
public class StopStress {
    private final WakeUpCase wakeUp = new WakeUpCase(MailboxFactory.growable());

    @Actor
    public void stopper() {
        wakeUp.stop();
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
