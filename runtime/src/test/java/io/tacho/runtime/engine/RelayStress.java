package io.tacho.runtime.engine;

import io.tacho.runtime.spi.TapStream;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/**
 * A worker writes what waits and goes to sleep, while a thread outside the pool leaves the next
 * record, for which the queue has to grow.
 */
@JCStressTest
@Outcome(id = "0", expect = Expect.ACCEPTABLE, desc = "written")
@Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "the worker saw it, or was woken")
@Outcome(id = "2", expect = Expect.FORBIDDEN, desc = "it sleeps, and the record waits")
@State
public class RelayStress {
    private static final RelayedRecord RECORD = new RelayedRecord();

    private final Parker parker = new Parker();
    private final Relay relay = new Relay(2, 2, 0);
    private boolean sleeps;
    private boolean woken;

    public RelayStress() {
        relay.leave(RECORD);
    }

    @Actor
    public void worker() {
        parker.bind(Thread.currentThread());
        relay.drainAllTo(TapStream.NONE);
        parker.announce();
        sleeps = parker.isAsleep() && relay.isEmpty();
    }

    @Actor
    public void leaver() {
        relay.leave(RECORD);
        woken = parker.wake();
    }

    @Arbiter
    public void judge(I_Result result) {
        if (relay.isEmpty()) {
            result.r1 = 0;
        } else {
            result.r1 = sleeps && !woken ? 2 : 1;
        }
    }
}
