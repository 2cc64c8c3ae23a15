package io.tacho.runtime.engine;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * Two publishes while an actor subscribes to a pattern and then to the name: from the first
 * subscription on it is there, once.
 */
@JCStressTest
@Outcome(id = "0, 0", expect = Expect.ACCEPTABLE, desc = "before it subscribed")
@Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "it subscribed in between")
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "after it subscribed")
@Outcome(id = "1, 0", expect = Expect.FORBIDDEN, desc = "lost its subscription")
@Outcome(expect = Expect.FORBIDDEN, desc = "got a message twice")
@State
public class TopicPublishStress {
    private final TopicCase on = new TopicCase();

    @Actor
    public void publisher(II_Result result) {
        result.r1 = on.topic.publish("first");
        result.r2 = on.topic.publish("second");
    }

    @Actor
    public void subscriber() {
        on.subscribe(TopicCase.PATTERN);
        on.subscribe(TopicCase.NAME);
    }
}
