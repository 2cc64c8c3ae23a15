package io.tacho.profiling.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.OptionalInt;
import net.openhft.affinity.Affinity;
import org.junit.jupiter.api.Test;

class CoresTest {
    @Test
    void shouldFindACoreThatMayBeUsedAndLeaveTheThreadOnAllOfThem() {
        BitSet before = Affinity.getAffinity();

        OptionalInt core = new QuietCore().find();

        assertTrue(before.get(core.orElseThrow()));
        assertEquals(before, Affinity.getAffinity());
    }

    @Test
    void shouldFindTheOnlyCoreWhenThereIsNoChoice() {
        BitSet all = Affinity.getAffinity();
        int only = all.length() - 1;
        Affinity.setAffinity(only);
        try {
            assertEquals(OptionalInt.of(only), new QuietCore().find());
        } finally {
            Affinity.setAffinity(all);
        }
    }

    @Test
    void shouldLookAtTwoCoresAndLeaveTheThreadOnAllOfThem() {
        CorePair pair = CorePair.allowed().orElseThrow();
        BitSet before = Affinity.getAffinity();

        CorePair.Look look = pair.look(new CoreProbe(), new CoreProbe());

        assertTrue(look.sharing() > 0);
        assertTrue(look.clock() > 0);
        assertTrue(look.distance() > 0);
        assertEquals(before, Affinity.getAffinity());
    }

    @Test
    void shouldCallItNoDistanceWhenBothThreadsHaveOneCore() {
        BitSet all = Affinity.getAffinity();
        Affinity.setAffinity(all.length() - 1);
        try {
            // The partner has the core of the one that starts it.
            double distance = CoreDistance.now();

            assertEquals(Regime.DISTURBED, Regime.of(distance, distance));
        } finally {
            Affinity.setAffinity(all);
        }
    }

    @Test
    void shouldTellRegimesApart() {
        double whole = 1.4;

        assertEquals(Regime.ONE_CORE, new CoreState(1.469, 6_000, 0, 0, 0).regime(whole));
        assertEquals(Regime.SHARED, new CoreState(1.471, 6_000, 0, 0, 0).regime(whole));
        assertEquals(Regime.FAR, new CoreState(1.469, 6_000, 300, 300, 0).regime(whole));
        assertEquals(Regime.SHARED, new CoreState(1.471, 6_000, 300, 300, 0).regime(whole));
        assertEquals(Regime.SHIFTED, new CoreState(1.471, 6_000, 300, 50, 0).regime(whole));
        assertEquals(Regime.ONE_CORE, new CoreState(1.4, 6_000, 0, 0, 10e6).regime(whole));
        assertEquals(Regime.DISTURBED, new CoreState(1.4, 6_000, 0, 0, 11e6).regime(whole));
        // The halves of one core are never whole.
        assertEquals(Regime.NEAR, new CoreState(1.9, 6_000, 50, 50, 0).regime(whole));
    }
}
