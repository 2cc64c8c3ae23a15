package io.tacho.runtime.engine;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** One thread gives a worker actors while it takes what is there: each once, in order. */
@JCStressTest
@Outcome(id = "123", expect = Expect.ACCEPTABLE, desc = "all, in order")
@Outcome(expect = Expect.FORBIDDEN, desc = "lost, taken twice, or out of order")
@State
public class InboxStress {
    private static final Cells CELLS = new Cells();

    private final ActorCell[] cells = CELLS.make(4);
    private final Inbox inbox = new Inbox();
    private final RunQueue taken = new RunQueue();

    public InboxStress() {
        inbox.push(cells[1]);
    }

    @Actor
    public void giver() {
        inbox.push(cells[2]);
        inbox.push(cells[3]);
    }

    @Actor
    public void worker() {
        inbox.drainTo(taken);
        inbox.drainTo(taken);
    }

    @Arbiter
    public void judge(I_Result result) {
        inbox.drainTo(taken);
        int order = 0;
        ActorCell cell;
        while ((cell = taken.poll()) != null) {
            order = order * 10 + cell.slot;
        }
        result.r1 = order;
    }
}
