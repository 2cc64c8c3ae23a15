package io.tacho.runtime.engine;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A worker looks for work and ends, while another gives it some: it does not end without that. */
@JCStressTest
@Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "nothing given, it ends")
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "given, and seen before it ends")
@Outcome(id = "1, -1", expect = Expect.ACCEPTABLE, desc = "promised, it waits")
@Outcome(id = "0, -1", expect = Expect.FORBIDDEN, desc = "it waits for what nobody gives")
@Outcome(id = "1, 0", expect = Expect.FORBIDDEN, desc = "given to one that has ended")
@State
public class HungerStress {
    private final Hunger hunger = new Hunger();

    /** Its inbox; plain, as what lies in it is seen by way of the promise. */
    private int given;

    @Actor
    public void worker(II_Result result) {
        hunger.begin();
        hunger.end();
        result.r2 = hunger.isPromised() ? -1 : given;
    }

    @Actor
    public void giver(II_Result result) {
        if (hunger.promise()) {
            given = 1;
            hunger.kept();
            result.r1 = 1;
        }
    }
}
