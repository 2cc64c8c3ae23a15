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

        CorePair.Look look = pair.look(new CoreSpeed(), new CoreSpeed());

        assertTrue(look.speed() > 0);
        assertTrue(look.distance() > 0);
        assertEquals(before, Affinity.getAffinity());
    }

    @Test
    void shouldTellRegimesApart() {
        double fastest = 8_000;

        assertEquals(Regime.ONE_CORE, new CoreState(8_400, 0, 0, 0).regime(fastest));
        assertEquals(Regime.SHARED, new CoreState(8_401, 0, 0, 0).regime(fastest));
        assertEquals(Regime.FAR, new CoreState(8_400, 300, 300, 0).regime(fastest));
        assertEquals(Regime.SHARED, new CoreState(8_401, 300, 300, 0).regime(fastest));
        assertEquals(Regime.SHIFTED, new CoreState(8_401, 300, 50, 0).regime(fastest));
        assertEquals(Regime.ONE_CORE, new CoreState(8_000, 0, 0, 10e6).regime(fastest));
        assertEquals(Regime.DISTURBED, new CoreState(8_000, 0, 0, 11e6).regime(fastest));
        // The halves of one core are never whole.
        assertEquals(Regime.NEAR, new CoreState(9_900, 50, 50, 0).regime(fastest));
    }
}
