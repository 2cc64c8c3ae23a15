package io.tacho.stress.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitsTest {
    @ParameterizedTest
    @CsvSource({
        "0,0 ns",
        "950,950 ns",
        "1234,1.23 us",
        "12345,12.3 us",
        "999999,1000 us",
        "4560000,4.56 ms",
        "1200000000,1.20 s",
        "61000000000,61 s"
    })
    void shouldWriteTimesWithThreeDigits(double nanos, String expected) {
        assertEquals(expected, Units.time(nanos));
    }

    @ParameterizedTest
    @CsvSource({"850,850", "12345,12.3k", "4560000,4.56M", "0.5,0.50"})
    void shouldWriteRates(double perSecond, String expected) {
        assertEquals(expected, Units.rate(perSecond));
    }

    @ParameterizedTest
    @CsvSource({"512,512 B", "1536,1.50 KiB", "2147483648,2 GiB"})
    void shouldWriteBytes(double bytes, String expected) {
        assertEquals(expected, Units.bytes(bytes));
    }
}
