package io.tacho.runtime.engine;

import io.tacho.runtime.ActorState;
import io.tacho.runtime.SpawnOptions;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * The life of an actor ends before whoever spawned it has put it into the table: its slot, the
 * first, is given back once.
 */
@JCStressTest
@Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "given back once")
@Outcome(id = "1, 2", expect = Expect.FORBIDDEN, desc = "an actor that nobody takes out")
@Outcome(id = "0, 0", expect = Expect.FORBIDDEN, desc = "the slot goes to two actors")
@State
public class SpawnSlotStress {
    private static final Cells CELLS = new Cells();

    private final ActorCell cell = CELLS.make(0, SpawnOptions.anonymous());
    private final ActorTable table = new ActorTable();

    public SpawnSlotStress() {
        table.reserve();
    }

    @Actor
    public void spawner() {
        table.put(cell);
        if (cell.isFinal()) {
            table.remove(cell);
        }
    }

    @Actor
    public void worker() {
        cell.becomes(ActorState.TERMINATED);
        table.remove(cell);
    }

    @Arbiter
    public void judge(II_Result result) {
        result.r1 = table.reserve();
        result.r2 = table.reserve();
    }
}
