package io.tacho.stress.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import org.junit.jupiter.api.Test;

class OpenRoundsTest {
    private final OpenRounds rounds = new OpenRounds();

    @Test
    void shouldCloseARoundWithItsLastConfirmation() {
        int round = rounds.start(2);
        assertFalse(rounds.arrived(round));
        assertEquals(1, rounds.open());
        assertTrue(rounds.arrived(round));
        assertEquals(0, rounds.open());
    }

    @Test
    void shouldTellOverlappingRoundsApart() {
        int first = rounds.start(2);
        int second = rounds.start(2);
        assertFalse(rounds.arrived(first));
        assertFalse(rounds.arrived(second));
        assertTrue(rounds.arrived(second));
        assertTrue(rounds.arrived(first));
    }

    @Test
    void shouldKeepOpenRoundsWhenItGrowsAndWraps() {
        ArrayDeque<Integer> open = new ArrayDeque<>();
        for (int i = 0; i < 3 * Interned.SIZE; i++) {
            open.add(rounds.start(1));
            if (open.size() > 100) {
                assertTrue(rounds.arrived(open.removeFirst()));
            }
        }
        assertEquals(100, rounds.open());
    }

    @Test
    void shouldRefuseMoreRoundsThanItsNumbersCanTellApart() {
        for (int i = 0; i < Interned.SIZE; i++) {
            rounds.start(1);
        }
        assertThrows(IllegalStateException.class, () -> rounds.start(1));
    }
}
