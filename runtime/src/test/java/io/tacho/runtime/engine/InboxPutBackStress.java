package io.tacho.runtime.engine;

import io.tacho.runtime.SpawnOptions;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** A worker and a thief with room for one each take from an inbox of four: each cell once. */
@JCStressTest
@Outcome(id = "1111", expect = Expect.ACCEPTABLE, desc = "each cell once")
@Outcome(expect = Expect.FORBIDDEN, desc = "lost or taken twice")
@State
public class InboxPutBackStress {
    private static final Cells CELLS = new Cells();
    private static final ActorCell FILLER = CELLS.make(100, SpawnOptions.anonymous());

    private final ActorCell[] cells = CELLS.make(4);
    private final Inbox inbox = new Inbox();
    private final RunQueue mine = almostFull();
    private final RunQueue thiefs = almostFull();

    public InboxPutBackStress() {
        for (ActorCell cell : cells) {
            inbox.push(cell);
        }
    }

    private static RunQueue almostFull() {
        RunQueue queue = new RunQueue();
        for (int i = 1; i < RunQueue.CAPACITY; i++) {
            queue.offer(FILLER);
        }
        return queue;
    }

    @Actor
    public void worker() {
        inbox.drainTo(mine);
        inbox.drainTo(mine);
    }

    @Actor
    public void thief() {
        inbox.drainTo(thiefs);
    }

    @Arbiter
    public void judge(I_Result result) {
        int times = count(mine) + count(thiefs);
        while (inbox.drainTo(mine) > 0) {
            times += count(mine);
        }
        result.r1 = times;
    }

    private static int count(RunQueue queue) {
        int times = 0;
        int digit = 1;
        ActorCell cell;
        while ((cell = queue.poll()) != null) {
            if (cell != FILLER) {
                digit = 1;
                for (int i = 0; i < cell.slot; i++) {
                    digit *= 10;
                }
                times += digit;
            }
        }
        return times;
    }
}
