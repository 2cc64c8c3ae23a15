package io.tacho.stress.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateTest {
    @ParameterizedTest
    @CsvSource({"20000,20000", "500k,500000", "1.5M,1500000", "0.5,0.5", "2K,2000"})
    void shouldReadRates(String text, double expected) {
        assertEquals(expected, Rate.parse(text).perSecond());
    }

    @Test
    void shouldReadMax() {
        assertTrue(Rate.parse("max").isMax());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "k", "0", "-5", "1e99", "NaN", "Infinity", "200M", "10x", "5 k"})
    void shouldRefuseWhatIsNoRate(String text) {
        assertThrows(IllegalArgumentException.class, () -> Rate.parse(text));
    }
}
