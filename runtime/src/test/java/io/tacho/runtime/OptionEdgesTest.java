package io.tacho.runtime;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** The least and the most that may be set. */
class OptionEdgesTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void shouldTakeNumbersAtTheEdgesOfTheirRange() {
        assertDoesNotThrow(() -> ActorSystem.builder("edges").workers(1));
        assertDoesNotThrow(
                () -> ActorSystem.builder("edges").workers(ActorSystemBuilder.MAX_WORKERS));
        assertDoesNotThrow(() -> SpawnOptions.named("x"));
        assertDoesNotThrow(() -> SpawnOptions.named("x".repeat(SpawnOptions.MAX_NAME_LENGTH)));
        assertDoesNotThrow(() -> SpawnOptions.anonymous().withStash(1));
        assertDoesNotThrow(
                () -> SpawnOptions.anonymous().withStash(ActorSettings.MAX_STASH_CAPACITY));
        assertDoesNotThrow(() -> Supervision.DEFAULT.withIntensity(0, SECOND));
        assertDoesNotThrow(
                () -> Supervision.DEFAULT.withIntensity(Supervision.MAX_INTENSITY, SECOND));
    }

    @Test
    void shouldHaveAsManyWorkersAsItWasTold() {
        try (ActorSystem system = ActorSystem.builder("edges").workers(3).build()) {
            assertEquals(3, system.workers());
        }
    }

    @Test
    void shouldRefuseNumbersBeyondTheEdges() {
        assertRefused(() -> ActorSystem.builder("edges").workers(1025));
        assertRefused(() -> SpawnOptions.anonymous().withStash(0));
        assertRefused(() -> SpawnOptions.anonymous().withStash((1 << 30) + 1));
        assertRefused(() -> Supervision.DEFAULT.withIntensity((1 << 16) + 1, SECOND));
    }

    @Test
    void shouldTakeTheShortestTurnsAndNoIdling() {
        SchedulingOptions least = new SchedulingOptions(1, 0, 1, 0, 0, 0);
        assertEquals(1, least.turnMessages());
        assertRefused(() -> new SchedulingOptions(0, 0, 1, 0, 0, 0));
        assertRefused(() -> new SchedulingOptions(1, -1, 1, 0, 0, 0));
        assertRefused(() -> new SchedulingOptions(1, 0, 0, 0, 0, 0));
        assertRefused(() -> new SchedulingOptions(1, 0, 1, -1, 0, 0));
        assertRefused(() -> new SchedulingOptions(1, 0, 1, 0, -1, 0));
        assertRefused(() -> new SchedulingOptions(1, 0, 1, 0, 0, -1));
    }

    @Test
    void shouldKnowTheCodesOfStatesAndNoOthers() {
        for (ActorState state : ActorState.values()) {
            assertEquals(state, ActorState.ofCode(state.code()));
        }
        assertRefused(() -> ActorState.ofCode(-1));
        assertRefused(() -> ActorState.ofCode(ActorState.values().length));
    }

    private static void assertRefused(Executable use) {
        assertThrows(IllegalArgumentException.class, use);
    }
}
