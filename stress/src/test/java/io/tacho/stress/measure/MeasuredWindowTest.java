package io.tacho.stress.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasuredWindowTest {
    private static final long MAX = Long.MAX_VALUE;

    @ParameterizedTest
    @CsvSource({"99,1", "100,0", "150,0", "199,0", "200,1", "0,1", "-5,1", "9223372036854775806,1"})
    void shouldBeginInclusiveAndEndExclusive(long receivedAt, int index) {
        MeasuredWindow window = new MeasuredWindow();
        window.startAt(100);
        window.endAt(200);
        assertEquals(index, window.index(receivedAt));
        assertEquals(index == MeasuredWindow.INSIDE, window.contains(receivedAt));
    }

    @ParameterizedTest
    @CsvSource({"-1000", "0", "1000", "4000000000000000000"})
    void shouldContainNothingBeforeItIsStartedAndAllAfterwards(long receivedAt) {
        MeasuredWindow window = new MeasuredWindow();
        assertEquals(MeasuredWindow.OUTSIDE, window.index(receivedAt));
        window.startAt(receivedAt);
        assertEquals(MeasuredWindow.INSIDE, window.index(receivedAt));
        window.startAt(MAX);
        assertEquals(MeasuredWindow.OUTSIDE, window.index(receivedAt));
    }
}
