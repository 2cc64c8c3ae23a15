package io.tacho.runtime.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class MessageIdsTest {
    @Test
    void shouldTellLaneAndNumberApartAtTheEdgesOfBoth() {
        long first = MessageIds.of(1, 1);
        assertEquals(1, MessageIds.lane(first));
        assertEquals(1, MessageIds.sequence(first));
        long last = MessageIds.of(MessageIds.MAX_LANE, MessageIds.MAX_SEQUENCE);
        assertEquals(MessageIds.MAX_LANE, MessageIds.lane(last));
        assertEquals(MessageIds.MAX_SEQUENCE, MessageIds.sequence(last));
    }

    @Test
    void shouldShowLaneAndNumber() {
        assertEquals("65535:42", MessageIds.text(MessageIds.of(MessageIds.MAX_LANE, 42)));
    }
}
