package io.tacho.runtime.engine;

import io.tacho.runtime.ActorState;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZI_Result;

/** An actor that has never subscribed is subscribed while its life ends. */
@JCStressTest
@Outcome(id = "true, 0", expect = Expect.ACCEPTABLE, desc = "subscribed, then forgotten")
@Outcome(id = "false, 0", expect = Expect.ACCEPTABLE, desc = "refused, its life had ended")
@Outcome(expect = Expect.FORBIDDEN, desc = "a dead entry that nobody will remove")
@State
public class TopicForgetStress {
    private static final Cells CELLS = new Cells();
    private static final TopicPattern PATTERN = TopicPattern.parse("a.*");

    private final ActorCell cell = CELLS.make(1)[0];
    private final TopicTable table = new TopicTable(cell.system);
    private final LocalTopic topic = table.topic("a.b");

    @Actor
    public void subscriber(ZI_Result result) {
        result.r1 = table.subscribe(PATTERN, cell);
    }

    @Actor
    public void worker() {
        cell.becomes(ActorState.TERMINATED);
        table.forget(cell);
    }

    @Arbiter
    public void judge(ZI_Result result) {
        result.r2 = topic.subscribers();
    }
}
