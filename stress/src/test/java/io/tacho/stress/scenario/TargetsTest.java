package io.tacho.stress.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetsTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 64, 1000, 10_000})
    void shouldReachEveryComponentOnceInEachRound(int count) {
        for (long seed = 0; seed < 5; seed++) {
            Targets targets = new Targets(count, seed);
            for (int round = 0; round < 3; round++) {
                BitSet reached = new BitSet();
                for (int i = 0; i < count; i++) {
                    reached.set(targets.of((long) round * count + i));
                }
                assertEquals(count, reached.cardinality());
                assertEquals(count, reached.length());
            }
        }
    }

    @Test
    void shouldStayInRangeForHugeNumbers() {
        Targets targets = new Targets(1_000_000, 7);
        int index = targets.of(Long.MAX_VALUE);
        assertEquals(index, Math.floorMod(index, 1_000_000));
    }

    @Test
    void shouldChangeTheOrderWithTheSeed() {
        Targets one = new Targets(1000, 1);
        Targets two = new Targets(1000, 2);
        StringBuilder first = new StringBuilder();
        StringBuilder second = new StringBuilder();
        for (int i = 0; i < 10; i++) {
            first.append(one.of(i)).append(' ');
            second.append(two.of(i)).append(' ');
        }
        assertNotEquals(first.toString(), second.toString());
    }
}
