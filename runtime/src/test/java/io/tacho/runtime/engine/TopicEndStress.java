package io.tacho.runtime.engine;

import io.tacho.runtime.ActorState;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/**
 * Two publishes while the life of a subscriber ends and somebody subscribes it once more. The third
 * figure is how many subscribers are left.
 */
@JCStressTest
@Outcome(id = "1, 1, 0", expect = Expect.ACCEPTABLE, desc = "both while it was there")
@Outcome(id = "1, 0, 0", expect = Expect.ACCEPTABLE, desc = "its life ended in between")
@Outcome(id = "0, 0, 0", expect = Expect.ACCEPTABLE, desc = "after its life had ended")
@Outcome(expect = Expect.FORBIDDEN, desc = "got a message twice or is there again after its end")
@State
public class TopicEndStress {
    private final TopicCase on = new TopicCase();

    public TopicEndStress() {
        on.subscribe(TopicCase.PATTERN);
    }

    @Actor
    public void publisher(III_Result result) {
        result.r1 = on.topic.publish("first");
        result.r2 = on.topic.publish("second");
    }

    @Actor
    public void worker() {
        on.subscribe(TopicCase.NAME);
        on.cell.becomes(ActorState.TERMINATED);
        on.table.forget(on.cell);
        on.subscribe(TopicCase.PATTERN);
    }

    @Arbiter
    public void judge(III_Result result) {
        result.r3 = on.topic.subscribers();
    }
}
