package io.tacho.runtime.engine;

import io.tacho.runtime.SpawnOptions;
import io.tacho.runtime.spi.CounterSink;
import io.tacho.runtime.spi.MessageOutcome;
import io.tacho.runtime.spi.TapStream;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** A sender gives an actor to workers that run no more, while what they left is settled. */
@JCStressTest
@Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "its message is counted")
@Outcome(id = "0", expect = Expect.FORBIDDEN, desc = "left where nobody looks any more")
@Outcome(expect = Expect.FORBIDDEN, desc = "counted twice")
@State
public class LateSendStress {
    private static final Cells CELLS = new Cells();

    private final ActorCell cell = CELLS.make(0, SpawnOptions.anonymous());
    private final Envelope envelope = new Envelope();

    /** Its worker was never started, which is as good as ended. */
    private final WorkerPool pool =
            WorkerPool.ofOne(
                    cell.system,
                    new WorkerRole(
                            "late",
                            Schedulable.NO_WORKER,
                            CounterSink.NONE,
                            () -> TapStream.NONE,
                            null,
                            null));

    @Actor
    public void sender() {
        cell.mailbox.offer(envelope);
        if (cell.tryWake()) {
            pool.giveTo(0, cell);
        }
    }

    @Actor
    public void end() {
        pool.ended();
    }

    @Arbiter
    public void judge(I_Result result) {
        result.r1 = (int) pool.settled(MessageOutcome.PENDING);
    }
}
