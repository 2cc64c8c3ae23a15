package io.tacho.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

/** A system of two workers whose messages are all recorded, by the rules of the port. */
final class RecordedSystem implements AutoCloseable {
    private final RecordingTap tap = new RecordingTap();
    private final ActorSystem system = ActorSystem.builder("recorded").workers(2).tap(tap).build();

    RecordedSystem() {}

    RecordingTap tap() {
        return tap;
    }

    ActorSystem system() {
        return system;
    }

    /** Fails if the runtime has broken a rule. */
    @Override
    public void close() {
        system.close();
        assertEquals(List.of(), tap.breaches());
        assertTrue(tap.closedInOrder());
    }
}
