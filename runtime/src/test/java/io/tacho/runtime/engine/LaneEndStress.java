package io.tacho.runtime.engine;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A thread outside sends while the system ends: what it sent is counted, or it was refused. */
@JCStressTest
@Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "refused, none counted")
@Outcome(id = "0, -1", expect = Expect.ACCEPTABLE, desc = "refused, the end looks again")
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "sent and counted")
@Outcome(id = "1, -1", expect = Expect.ACCEPTABLE, desc = "sent, the end looks again")
@Outcome(id = "1, 0", expect = Expect.FORBIDDEN, desc = "sent, and the end has counted without it")
@State
public class LaneEndStress {
    private final Lane lane = new Lane(1);
    private volatile boolean accepting = true;

    @Actor
    public void sender(II_Result result) {
        lane.enter();
        if (accepting) {
            lane.next();
            result.r1 = 1;
        }
        lane.leave();
    }

    @Actor
    public void end(II_Result result) {
        accepting = false;
        result.r2 = lane.isSending() ? -1 : (int) lane.sent();
    }
}
