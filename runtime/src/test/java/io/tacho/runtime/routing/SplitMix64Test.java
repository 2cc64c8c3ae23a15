package io.tacho.runtime.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SplitMix64Test {
    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, 1_234_567, Long.MIN_VALUE})
    void shouldGiveTheNumbersOfTheJdk(long seed) {
        SplitMix64 random = new SplitMix64(seed);
        SplittableRandom expected = new SplittableRandom(seed);
        for (int i = 0; i < 1_000; i++) {
            assertEquals(expected.nextLong(), random.next());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0,           1,          0",
        "0xffffffff,  1,          0",
        "0,           10,         0",
        "0x7fffffff,  10,         4",
        "0x80000000,  10,         5",
        "0xffffffff,  10,         9",
        "0xffffffff,  2147483647, 2147483646",
    })
    void shouldScaleToTheRange(String random, int bound, int expected) {
        long bits = Long.decode(random);
        assertEquals(expected, SplitMix64.scale(bits, bound));
        assertEquals(expected, SplitMix64.scale(bits | 0xabcd_ef01_0000_0000L, bound));
    }

    @Test
    void shouldMixOneToOneNearZero() {
        assertEquals(
                2_001,
                LongStream.rangeClosed(-1_000, 1_000).map(SplitMix64::mix).distinct().count());
    }
}
