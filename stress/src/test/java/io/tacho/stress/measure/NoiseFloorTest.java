package io.tacho.stress.measure;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class NoiseFloorTest {
    @Test
    void shouldLoseNoMoreThanThereIs() {
        NoiseFloor.Noise noise = NoiseFloor.measure(Duration.ofMillis(20));
        assertTrue(noise.lostShare() >= 0);
        assertTrue(noise.worstNanos() == 0 || noise.worstNanos() > 10_000);
        assertTrue(noise.worstNanos() == 0 == (noise.lostShare() == 0));
    }
}
