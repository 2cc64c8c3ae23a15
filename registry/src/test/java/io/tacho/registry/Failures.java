package io.tacho.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.function.Executable;

/** Checks that a failure is told as the module promises. */
final class Failures {
    private Failures() {}

    /**
     * Checks the type, that the message is one line, and what is in it.
     *
     * @param type what has to be thrown
     * @param action what has to throw it
     * @param parts what the message has to contain
     */
    static void assertFails(
            Class<? extends RuntimeException> type, Executable action, String... parts) {
        String message = String.valueOf(assertThrows(type, action).getMessage());
        assertEquals(1, message.lines().count(), message);
        for (String part : parts) {
            assertTrue(message.contains(part), message);
        }
    }
}
