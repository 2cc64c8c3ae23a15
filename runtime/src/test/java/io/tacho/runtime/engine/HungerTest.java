package io.tacho.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class HungerTest {
    private final Hunger hunger = new Hunger();

    @Test
    void shouldBePromisedSomethingOnceWhileItLooksForWork() {
        assertFalse(hunger.promise(), "it looks for nothing");
        hunger.begin();
        assertTrue(hunger.promise());
        assertFalse(hunger.promise());
        hunger.end();
        assertTrue(hunger.isPromised(), "it still comes");
        hunger.kept();
        assertFalse(hunger.isPromised());
        hunger.begin();
        hunger.end();
        assertFalse(hunger.promise());
    }
}
