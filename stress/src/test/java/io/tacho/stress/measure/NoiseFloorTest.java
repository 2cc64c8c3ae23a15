package io.tacho.stress.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.PrimitiveIterator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoiseFloorTest {
    @Test
    void shouldLoseNoMoreThanThereIs() {
        NoiseFloor.Noise noise = NoiseFloor.measure(Duration.ofMillis(20));
        assertTrue(noise.lostShare() >= 0);
        assertTrue(noise.worstNanos() == 0 || noise.worstNanos() > 10_000);
        assertTrue(noise.worstNanos() == 0 == (noise.lostShare() == 0));
    }

    @ParameterizedTest
    @CsvSource({"1, 10", "500, 10", "1000, 20", "5000, 100", "3600000, 100"})
    void shouldTakeATenthOfTheTimeOfWhatIsMeasuredNext(long windowMillis, long eachMillis) {
        assertEquals(
                Duration.ofMillis(eachMillis), NoiseFloor.each(Duration.ofMillis(windowMillis)));
    }

    @Test
    void shouldNotCountWhatWasLostAfterTheTimeItMeasures() {
        PrimitiveIterator.OfLong clock =
                LongStream.of(7, 50_007, 50_107, 60_107, 80_107, 5_080_107).iterator();
        NoiseFloor.Reader reader = new NoiseFloor.Reader(100_000, clock::nextLong);
        reader.run();
        assertEquals(50_000 + 20_000 + 100_007 - 80_107, reader.lost);
        assertEquals(5_000_000, reader.worst);
    }
}
