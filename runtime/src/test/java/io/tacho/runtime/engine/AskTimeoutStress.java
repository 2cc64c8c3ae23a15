package io.tacho.runtime.engine;

import io.tacho.runtime.AskCallback;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/**
 * An actor asks while the timer of an ask that was answered fires on another worker: the new ask
 * counts on that timer only if the timer sees the ask.
 */
@JCStressTest
@Outcome(id = "false, true", expect = Expect.ACCEPTABLE, desc = "the timer sees the ask")
@Outcome(id = "true, false", expect = Expect.ACCEPTABLE, desc = "the ask sets a timer of its own")
@Outcome(id = "true, true", expect = Expect.ACCEPTABLE, desc = "both")
@Outcome(id = "false, false", expect = Expect.FORBIDDEN, desc = "an ask that never times out")
@State
public class AskTimeoutStress {
    private static final ActorCell CELL = new Cells().make(1)[0];
    private static final AskCallback<Object> CALLBACK = reply -> {};

    private final PendingAsks asks = new PendingAsks(CELL);

    public AskTimeoutStress() {
        asks.needsTimer(1);
    }

    @Actor
    public void asker(ZZ_Result result) {
        asks.add(CALLBACK, 2);
        result.r1 = asks.needsTimer(2);
    }

    @Actor
    public void timer(ZZ_Result result) {
        result.r2 = asks.timerFired();
    }
}
