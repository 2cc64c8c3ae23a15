package io.tacho.profiling.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessorTimesTest {
    private static final String OWN =
            "8581 (a b) c) R 8556 8556 6350 0 -1 4194304 99 0 0 0 30 4 200 16 20 0 1 0 1304188 0";

    @Test
    void shouldAddUpAllButIdleAndWaitingWhenRead() {
        ProcessorTimes times = ProcessorTimes.parse("cpu  100 10 20 5000 600 3 7 9 1 1", OWN);

        assertEquals(new ProcessorTimes(140, 9, 250), times);
    }

    @Test
    void shouldCountWhatIsNotItsOwnAsForeignWhenTimePassed() {
        ProcessorTimes before = new ProcessorTimes(1_000, 5, 100);

        assertEquals(30, new ProcessorTimes(1_100, 5, 170).foreignSince(before));
        assertEquals(50, new ProcessorTimes(1_100, 25, 170).foreignSince(before));
    }

    @Test
    void shouldNeverBeLessThanNothingWhenTheAccountsLag() {
        ProcessorTimes before = new ProcessorTimes(1_000, 0, 100);

        assertEquals(0, new ProcessorTimes(1_010, 0, 120).foreignSince(before));
    }

    @Test
    void shouldSayWhyWhenAForkWasDisturbed() {
        assertEquals(List.of(), new Conditions(0.1, 100_000_000).disturbances());
        assertEquals(
                List.of("others took 12 % of a core", "the machine stood still for 150 ms"),
                new Conditions(0.12, 150_000_000).disturbances());
    }
}
