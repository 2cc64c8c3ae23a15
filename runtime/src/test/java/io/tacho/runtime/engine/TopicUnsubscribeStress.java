package io.tacho.runtime.engine;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * Two publishes while an actor that has subscribed to a pattern subscribes to the name as well, and
 * takes first the pattern back and then the name: until the last of these it is there, once.
 */
@JCStressTest
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "both while it was there")
@Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "it left in between")
@Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "after it had left")
@Outcome(id = "0, 1", expect = Expect.FORBIDDEN, desc = "missed one while it was there")
@Outcome(expect = Expect.FORBIDDEN, desc = "got a message twice")
@State
public class TopicUnsubscribeStress {
    private final TopicCase on = new TopicCase();

    public TopicUnsubscribeStress() {
        on.subscribe(TopicCase.PATTERN);
    }

    @Actor
    public void publisher(II_Result result) {
        result.r1 = on.topic.publish("first");
        result.r2 = on.topic.publish("second");
    }

    @Actor
    public void subscriber() {
        on.subscribe(TopicCase.NAME);
        on.table.unsubscribe(TopicCase.PATTERN, on.cell);
        on.table.unsubscribe(TopicCase.NAME, on.cell);
    }
}
