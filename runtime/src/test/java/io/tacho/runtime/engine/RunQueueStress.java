package io.tacho.runtime.engine;

import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/**
 * The owner of a run queue comes and goes, takes and refills, while a taker claims what is behind a
 * turn: each cell once.
 */
@JCStressTest
@Outcome(id = "0", expect = Expect.ACCEPTABLE, desc = "every cell went to exactly one")
@Outcome(id = "1", expect = Expect.FORBIDDEN, desc = "a cell was lost")
@Outcome(id = "2", expect = Expect.FORBIDDEN, desc = "a cell was taken twice")
@State
public class RunQueueStress {
    private static final int COUNT = 6;
    private static final ActorCell[] CELLS = new Cells().make(COUNT);

    private final RunQueue owned = new RunQueue();
    private final RunQueue stolen = new RunQueue();
    private final @Nullable ActorCell[] taken = new ActorCell[4];
    private boolean firstOffered;
    private boolean secondOffered;

    public RunQueueStress() {
        for (int i = 0; i < COUNT - 2; i++) {
            owned.offer(CELLS[i]);
        }
        taken[3] = owned.poll();
    }

    @Actor
    public void owner() {
        firstOffered = owned.offer(CELLS[COUNT - 2]);
        comeBack();
        taken[0] = owned.poll();
        secondOffered = owned.offer(CELLS[COUNT - 1]);
        comeBack();
        taken[1] = owned.poll();
        comeBack();
        taken[2] = owned.poll();
    }

    private void comeBack() {
        owned.back();
        VarHandle.fullFence();
    }

    @Actor
    public void taker() {
        owned.moveAllTo(stolen);
        owned.moveAllTo(stolen);
    }

    @Arbiter
    public void judge(I_Result result) {
        byte[] times = new byte[COUNT];
        for (ActorCell cell : taken) {
            count(cell, times);
        }
        count(owned, times);
        count(stolen, times);
        int expected = COUNT - 2 + (firstOffered ? 1 : 0) + (secondOffered ? 1 : 0);
        int seen = 0;
        for (byte time : times) {
            if (time > 1) {
                result.r1 = 2;
                return;
            }
            seen += time;
        }
        result.r1 = seen == expected ? 0 : 1;
    }

    private static void count(RunQueue queue, byte[] times) {
        ActorCell cell;
        while ((cell = queue.take()) != null) {
            count(cell, times);
        }
    }

    private static void count(@Nullable ActorCell cell, byte[] times) {
        if (cell != null) {
            times[cell.slot]++;
        }
    }
}
