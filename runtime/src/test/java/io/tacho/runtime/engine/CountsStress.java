package io.tacho.runtime.engine;

import io.tacho.runtime.spi.MessageOutcome;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * A worker begins, sends a message and handles it, while somebody counts, as is done for what is on
 * its way: first what was handled, then what was sent.
 */
@JCStressTest
@Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "not sent yet")
@Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "on its way")
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "handled")
@Outcome(id = "1, 0", expect = Expect.FORBIDDEN, desc = "hides another that is on its way")
@State
public class CountsStress {
    private final Lanes lanes = new Lanes();
    private final OutcomeCounts counts = new OutcomeCounts();

    @Actor
    public void worker() {
        lanes.lease().next();
        counts.increment(MessageOutcome.HANDLED);
    }

    @Actor
    public void counter(II_Result result) {
        result.r1 = (int) counts.get(MessageOutcome.HANDLED);
        result.r2 = (int) lanes.sent();
    }
}
