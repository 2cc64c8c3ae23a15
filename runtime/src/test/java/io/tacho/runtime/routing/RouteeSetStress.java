package io.tacho.runtime.routing;

import io.tacho.runtime.ActorRef;
import java.util.List;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** One routee is added while another is removed: both is done, and seen in what is derived. */
@JCStressTest
@Outcome(id = "2, 2", expect = Expect.ACCEPTABLE, desc = "added and removed")
@Outcome(expect = Expect.FORBIDDEN, desc = "a change was lost, or the view is of another list")
@State
public class RouteeSetStress {
    private static final FakeRef<Object> FIRST = new FakeRef<>("1");
    private static final FakeRef<Object> SECOND = new FakeRef<>("2");

    private final RouteeSet<Object, Integer> routees =
            new RouteeSet<>(List.of(FIRST), RouteeSetStress::digits);

    @Actor
    public void adder() {
        routees.add(SECOND);
    }

    @Actor
    public void remover() {
        routees.remove(FIRST);
    }

    @Arbiter
    public void judge(II_Result result) {
        result.r1 = digits(routees.list());
        result.r2 = routees.view();
    }

    private static int digits(List<ActorRef<Object>> list) {
        int digits = 0;
        for (ActorRef<Object> each : list) {
            digits = digits * 10 + Integer.parseInt(each.name());
        }
        return digits;
    }
}
