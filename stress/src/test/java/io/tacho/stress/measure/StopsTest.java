package io.tacho.stress.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StopsTest {
    private final Stops stops = new Stops(new long[] {100, 200}, new long[] {150, 210});

    @ParameterizedTest
    @CsvSource({
        "0, 50, 50",
        "0, 100, 100",
        "0, 120, 100",
        "0, 150, 100",
        "120, 130, 0",
        "140, 160, 10",
        "0, 300, 240",
        "205, 220, 10",
        "150, 200, 50",
        "300, 200, 0"
    })
    void shouldLeaveOutStandstills(long begin, long end, long net) {
        assertEquals(net, stops.net(begin, end));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 50, 50",
        "0, 100, 100",
        "0, 101, 151",
        "100, 0, 150",
        "120, 0, 150",
        "120, 10, 160",
        "120, 60, 220",
        "0, 200, 260",
        "210, 5, 215"
    })
    void shouldEndLaterForEachStandstillInBetween(long begin, long work, long end) {
        assertEquals(end, stops.end(begin, work));
    }

    @ParameterizedTest
    @CsvSource({"0, 90", "50, 120", "150, 60", "160, 300"})
    void shouldEndWhenWhatItWasIsDoneAgain(long begin, long work) {
        assertEquals(work, stops.net(begin, stops.end(begin, work)));
    }
}
