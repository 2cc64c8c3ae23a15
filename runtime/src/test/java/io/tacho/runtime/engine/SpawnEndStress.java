package io.tacho.runtime.engine;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/** An actor is spawned while the system ends: who spawns it or who ends the system stops it. */
@JCStressTest
@Outcome(id = "true, false", expect = Expect.ACCEPTABLE, desc = "the spawn saw the end")
@Outcome(id = "false, true", expect = Expect.ACCEPTABLE, desc = "the end found the actor")
@Outcome(id = "true, true", expect = Expect.ACCEPTABLE, desc = "each saw the other")
@Outcome(id = "false, false", expect = Expect.FORBIDDEN, desc = "nobody stops the actor")
@State
public class SpawnEndStress {
    private static final ActorCell CELL = new Cells().make(1)[0];

    private final ActorTable table = new ActorTable();
    private volatile boolean accepting = true;

    public SpawnEndStress() {
        // The cell's, since it is the first.
        table.reserve();
    }

    @Actor
    public void spawner(ZZ_Result result) {
        table.put(CELL);
        result.r1 = !accepting;
    }

    @Actor
    public void end(ZZ_Result result) {
        accepting = false;
        table.forEach(cell -> result.r2 = true);
    }
}
