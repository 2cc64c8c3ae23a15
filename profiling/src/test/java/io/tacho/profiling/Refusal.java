package io.tacho.profiling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.function.Executable;

/** The message with which something is refused. */
final class Refusal {
    private Refusal() {}

    /** Expects a ProfilingException with a message of one line, and returns that. */
    static String of(Executable refused) {
        ProfilingException e = assertThrows(ProfilingException.class, refused);
        String message = String.valueOf(e.getMessage());
        assertEquals(1, message.lines().count(), message);
        return message;
    }
}
