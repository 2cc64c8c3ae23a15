package io.tacho.stress.capacity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tacho.profiling.machine.CoreDistance;
import io.tacho.profiling.machine.Regime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CapacityTest {
    @Test
    void shouldTellWhatIsHandledBehindFromTheTrialsThatWere() {
        assertEquals(
                OptionalDouble.of(700),
                capacity(
                                trial(400, 400),
                                trial(1_600, 800),
                                trial(800, 600),
                                // Too slow, but it kept up.
                                trial(790, 789),
                                trial(1_000, 700))
                        .behind());
    }

    @Test
    void shouldNotTellWhatIsHandledBehindFromOneTrialThatWas() {
        assertEquals(OptionalDouble.empty(), capacity(trial(400, 300), trial(400, 400)).behind());
    }

    @Test
    void shouldCountTrialsByWhatTheCoresWereLike() {
        CoreDistance near = new CoreDistance(43, 45);
        assertEquals(
                Map.of(Regime.NEAR, 2L, Regime.SHIFTED, 1L),
                capacity(
                                trial(100, 100, near),
                                trial(200, 200, near),
                                trial(300, 300, new CoreDistance(43, 320)),
                                trial(400, 400, null),
                                Trial.unmeasured(500, false, "the heap was nearly full"))
                        .regimes());
    }

    @Test
    void shouldNotTellWhatIsHandledBehindWhenNothingEverWas() {
        Trial unmeasured = Trial.unmeasured(1_000, false, "the heap was nearly full");

        assertEquals(OptionalDouble.empty(), capacity(trial(400, 399), unmeasured).behind());
    }

    private static Capacity capacity(Trial... trials) {
        return new Capacity(null, null, Arrays.asList(trials));
    }

    private static Trial trial(double rate, double achieved) {
        return trial(rate, achieved, null);
    }

    private static Trial trial(double rate, double achieved, @Nullable CoreDistance cores) {
        return new Trial(
                rate,
                false,
                new Trial.Figures(achieved, 1, 2, 3, null, cores),
                List.of("p(99)<1ms: 2.00 ms"));
    }
}
