package io.tacho.profiling.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OperationsTest {
    @AfterEach
    void clear() {
        System.clearProperty(Operations.EXTRA_PERCENT);
    }

    @Test
    void shouldBeTheBatchWhenNothingIsAdded() {
        assertEquals(1_000, Operations.of(1_000));
    }

    @Test
    void shouldAddThePercentageWhenOneIsSet() {
        System.setProperty(Operations.EXTRA_PERCENT, "5");
        assertEquals(1_050, Operations.of(1_000));
        assertEquals(10, Operations.of(10));
    }

    @Test
    void shouldNotOverflowWhenTheBatchIsLarge() {
        System.setProperty(Operations.EXTRA_PERCENT, "100");
        assertEquals(200_000_000, Operations.of(100_000_000));
    }
}
