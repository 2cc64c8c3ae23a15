package io.tacho.runtime.engine;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/**
 * A worker goes to sleep while another thread gives it an actor: what the two see of each other.
 */
@JCStressTest
@Outcome(id = "false, false", expect = Expect.ACCEPTABLE, desc = "the worker saw the actor")
@Outcome(id = "false, true", expect = Expect.ACCEPTABLE, desc = "it saw that it was woken")
@Outcome(id = "true, true", expect = Expect.ACCEPTABLE, desc = "it sleeps and is woken")
@Outcome(id = "true, false", expect = Expect.FORBIDDEN, desc = "it sleeps and nobody wakes it")
@State
public class ParkStress {
    private static final ActorCell CELL = new Cells().make(1)[0];

    private final Parker parker = new Parker();
    private final Inbox inbox = new Inbox();

    @Actor
    public void worker(ZZ_Result result) {
        parker.bind(Thread.currentThread());
        parker.announce();
        result.r1 = parker.isAsleep() && inbox.isEmpty();
    }

    @Actor
    public void giver(ZZ_Result result) {
        inbox.push(CELL);
        result.r2 = parker.wake();
    }
}
