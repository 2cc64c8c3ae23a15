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
    private static final Cells CELLS = new Cells();
    private static final TopicPattern PATTERN = TopicPattern.parse("a.*");
    private static final TopicPattern NAME = TopicPattern.parse("a.b");

    private final ActorCell cell = CELLS.make(1)[0];
    private final TopicTable table = new TopicTable(cell.system);
    private final LocalTopic topic = table.topic("a.b");

    public TopicPublishStress() {
        // Scheduled already, so that no worker is given it.
        cell.tryWake();
    }

    @Actor
    public void publisher(II_Result result) {
        result.r1 = topic.publish("first");
        result.r2 = topic.publish("second");
    }

    @Actor
    public void subscriber() {
        table.subscribe(PATTERN, cell);
        table.subscribe(NAME, cell);
    }
}
