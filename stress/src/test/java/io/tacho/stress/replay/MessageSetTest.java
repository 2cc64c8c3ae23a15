package io.tacho.stress.replay;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MessageSetTest {
    @Test
    void shouldKeepWhatWasAddedAndNothingElse() {
        MessageSet set = new MessageSet();
        long first = 1L << 48 | 1;
        long far = 65_535L << 48 | (1L << 48) - 1;
        set.add(first);
        set.add(far);
        assertTrue(set.contains(first));
        assertTrue(set.contains(far));
        assertFalse(set.contains(first + 1));
        assertFalse(set.contains(2L << 48 | 1));
        assertFalse(set.contains(0));
    }
}
