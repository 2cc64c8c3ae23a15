package io.tacho.stress.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.runtime.spi.MessageIds;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayPaceTest {
    @ParameterizedTest
    @CsvSource({"recorded,1", "4x,4", "0.5x,0.5", "1000x,1000", "max,0"})
    void shouldReadPacesAndWriteThem(String text, double speed) {
        ReplayPace pace = ReplayPace.parse(text);
        assertEquals(speed, pace.speed());
        assertEquals(text, pace.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "0x", "-1x", "1001x", "4", "max ", "1e3x", "0.0001x"})
    void shouldRefuseWhatIsNoPace(String text) {
        assertThrows(IllegalArgumentException.class, () -> ReplayPace.parse(text));
    }

    @Test
    void shouldReadBoundsOfRanges() {
        assertEquals(new RangeBound(5, 0), RangeBound.parse("5ns"));
        RangeBound message = RangeBound.parse("3:5686777");
        assertEquals(new RangeBound(0, MessageIds.of(3, 5686777)), message);
        assertTrue(message.isMessage());
        assertEquals("3:5686777", message.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0:1", "1:0", "65536:1", "1:281474976710656"})
    void shouldRefuseWhatIsNoMessage(String text) {
        assertThrows(IllegalArgumentException.class, () -> RangeBound.parse(text));
    }
}
