package io.tacho.stress.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvSinkTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '`',
            textBlock =
                    """
                    =cmd|' /C calc' ! '=cmd|' /C calc'
                    @SUM(A1,A2) ! "'@SUM(A1,A2)"
                    +1+1 ! '+1+1
                    -1+1 ! '-1+1
                    -17 ! -17
                    -1.5E-7 ! -1.5E-7
                    -Infinity ! -Infinity
                    a=b ! a=b
                    """)
    void shouldGiveASpreadsheetNoFormula(String value, String cell) {
        assertEquals(cell, CsvSink.quoted(value));
    }
}
