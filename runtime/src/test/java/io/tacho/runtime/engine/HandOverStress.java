package io.tacho.runtime.engine;

import io.tacho.runtime.SpawnOptions;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/**
 * One sender sends two messages while a turn ends: each goes with the wake-up or through the
 * mailbox, and the second must not overtake the first.
 */
@JCStressTest
@Outcome(id = "12", expect = Expect.ACCEPTABLE, desc = "both, in their order")
@Outcome(expect = Expect.FORBIDDEN, desc = "one was lost, came twice, or overtook the other")
@State
public class HandOverStress {
    private static final Cells CELLS = new Cells();

    private final ActorCell cell = CELLS.make(0, SpawnOptions.anonymous());
    private final Envelope first = new Envelope();
    private final Envelope second = new Envelope();
    private volatile boolean handedToWorker;
    private int seen;

    public HandOverStress() {
        first.messageId = 1;
        second.messageId = 2;
        cell.tryWake();
    }

    @Actor
    public void sender() {
        send(first);
        send(second);
    }

    private void send(Envelope envelope) {
        if (cell.tryHandOver(envelope)) {
            handedToWorker = true;
            return;
        }
        cell.mailbox.offer(envelope);
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
            see(cell.takeHandedOver());
            Envelope next;
            while ((next = cell.mailbox.poll()) != null) {
                see(next);
            }
        } while (cell.releaseOrReschedule());
    }

    private void see(@Nullable Envelope envelope) {
        if (envelope != null) {
            seen = seen * 10 + (int) envelope.messageId;
        }
    }

    @Arbiter
    public void judge(I_Result result) {
        if (handedToWorker) {
            turns();
        }
        result.r1 = seen;
    }
}
