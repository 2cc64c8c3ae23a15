package io.tacho.runtime.engine;

import io.tacho.runtime.SpawnOptions;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** Two signals of one cell to another, in the control lane, while its turn ends. */
@JCStressTest
@Outcome(id = "12", expect = Expect.ACCEPTABLE, desc = "both, in their order")
@Outcome(expect = Expect.FORBIDDEN, desc = "one was lost, came twice, or overtook the other")
@State
public class SignalStress {
    private static final Cells CELLS = new Cells();

    private final ActorCell cell = CELLS.make(0, SpawnOptions.anonymous());
    private final Envelope first = new Envelope();
    private final Envelope second = new Envelope();
    private volatile boolean handedToWorker;
    private int seen;

    public SignalStress() {
        first.messageId = 1;
        second.messageId = 2;
        cell.tryWake();
    }

    @Actor
    public void sender() {
        signal(first);
        signal(second);
    }

    private void signal(Envelope envelope) {
        cell.pushSignal(envelope);
        if (cell.tryWake()) {
            handedToWorker = true;
        }
    }

    @Actor
    public void worker() {
        turns();
    }

    private void turns() {
        do {
            while (cell.control() != 0) {
                cell.takeControl();
                Envelope signal = cell.takeSignals();
                while (signal != null) {
                    seen = seen * 10 + (int) signal.messageId;
                    signal = signal.next;
                }
            }
        } while (cell.releaseOrReschedule());
    }

    @Arbiter
    public void judge(I_Result result) {
        if (handedToWorker) {
            turns();
        }
        result.r1 = seen;
    }
}
