package io.tacho.runtime.engine;

import java.util.concurrent.TimeUnit;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Mode;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.Signal;
import org.openjdk.jcstress.annotations.State;

/**
 * The same with a thread that really parks, without a limit, many times over: each time it is given
 * the next actor as soon as it has taken the last one, which is when it goes to sleep again.
 */
@JCStressTest(Mode.Termination)
@Outcome(id = "TERMINATED", expect = Expect.ACCEPTABLE, desc = "was woken every time")
@Outcome(id = "STALE", expect = Expect.FORBIDDEN, desc = "sleeps with an actor in its inbox")
@State
public class ParkTerminationStress {
    private static final int TIMES = 2_000;
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final ActorCell[] cells;
    private final Parker parker = new Parker();
    private final Inbox inbox = new Inbox();
    private volatile int taken;

    public ParkTerminationStress() {
        cells = Shared.CELLS.make(1);
    }

    @Actor
    public void worker() {
        RunQueue queue = new RunQueue();
        parker.bind(Thread.currentThread());
        while (taken < TIMES) {
            if (inbox.drainTo(queue) > 0) {
                queue.poll();
                taken = taken + 1;
                continue;
            }
            parker.announce();
            if (parker.isAsleep() && inbox.isEmpty()) {
                parker.park(0);
            }
            parker.wokeUp();
        }
    }

    @Signal
    public void giver() {
        long deadline = System.nanoTime() + LIMIT_NANOS;
        for (int i = 0; i < TIMES; i++) {
            inbox.push(cells[0]);
            parker.wake();
            while (taken == i) {
                if (System.nanoTime() - deadline > 0) {
                    return;
                }
                Thread.onSpinWait();
            }
        }
    }

    private static final class Shared {
        private static final Cells CELLS = new Cells();
    }
}
