package io.tacho.runtime.engine;

import io.tacho.runtime.ActorState;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** An actor goes on in its life while somebody counts, state by state in the order of a life. */
@JCStressTest
@Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "not yet gone on")
@Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "gone on")
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "counted in both")
@Outcome(id = "0, 0", expect = Expect.FORBIDDEN, desc = "counted nowhere")
@State
public class CensusStress {
    private final Census census = new Census();

    public CensusStress() {
        census.born();
        census.moved(ActorState.CREATING, ActorState.STARTING);
    }

    @Actor
    public void worker() {
        census.moved(ActorState.STARTING, ActorState.READY);
    }

    @Actor
    public void counter(II_Result result) {
        result.r1 = (int) census.in(ActorState.STARTING);
        result.r2 = (int) census.in(ActorState.READY);
    }
}
