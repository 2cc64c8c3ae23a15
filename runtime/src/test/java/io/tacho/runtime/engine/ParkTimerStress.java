package io.tacho.runtime.engine;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/**
 * A worker goes to sleep without a limit while a thread outside the pool sets a timer on its wheel,
 * at which the worker looks without the wheel's lock.
 */
@JCStressTest
@Outcome(id = "false, false", expect = Expect.ACCEPTABLE, desc = "the worker saw the timer")
@Outcome(id = "false, true", expect = Expect.ACCEPTABLE, desc = "it saw that it was woken")
@Outcome(id = "true, true", expect = Expect.ACCEPTABLE, desc = "it sleeps and is woken")
@Outcome(id = "true, false", expect = Expect.FORBIDDEN, desc = "it sleeps and misses the timer")
@State
public class ParkTimerStress {
    private static final TimerTask TASK = (poster, now) -> {};

    private final Parker parker = new Parker();
    private final TimerWheel timers = new TimerWheel(0);

    @Actor
    public void worker(ZZ_Result result) {
        parker.bind(Thread.currentThread());
        parker.announce();
        result.r1 = parker.isAsleep() && timers.isEmpty();
    }

    @Actor
    public void outside(ZZ_Result result) {
        timers.schedule(TASK, TimerWheel.TICK_NANOS, 0);
        result.r2 = parker.wake();
    }
}
