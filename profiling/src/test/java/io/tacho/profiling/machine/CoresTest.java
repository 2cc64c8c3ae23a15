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
    void shouldLookAtTwoCoresAtOnce() {
        assertTrue(CoreSpeed.measureTwo(new CoreSpeed(), new CoreSpeed()) > 0);
    }

    @Test
    void shouldBelongToOthersOnlyWhenMostIterationsWereShared() {
        Conditions whole = new Conditions(0, 0, 0, 0, Conditions.SHARED_AT_MOST);

        assertEquals(Regime.ONE_CORE, whole.regime());
        assertTrue(whole.countsWholeCoresOnly());
        assertEquals(Regime.SHARED, whole.withShared(0.9).regime());
        assertEquals(Regime.FAR, new Conditions(300, 300, 0, 0, 0.5).regime());
        assertEquals(Regime.SHARED, new Conditions(300, 300, 0, 0, 0.9).regime());
    }

    @Test
    void shouldCountEverythingWhenTheTwoCoresAreHalvesOfOne() {
        Conditions near = new Conditions(50, 50, 0, 0, 1);

        assertEquals(Regime.NEAR, near.regime());
        assertEquals(false, near.countsWholeCoresOnly());
        assertEquals(0, near.disturbances(true).size());
    }
}
