package io.tacho.runtime.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.runtime.ActorState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A name that was taken again is not its former owner's any more. */
class InMemoryDirectoryTest {
    private final InMemoryDirectory names = new InMemoryDirectory();
    private final DirectoryEntry found = new DirectoryEntry();

    @BeforeEach
    void register() {
        assertTrue(names.register("a", new DirectoryEntry().set(2, 3, 4, ActorState.READY, 5)));
    }

    @Test
    void shouldShowANewStateAndKeepTheRest() {
        names.update("a", 2, ActorState.STOPPING, 6);
        assertTrue(names.lookup("a", found));
        assertEquals(2, found.actorId());
        assertEquals(3, found.slot());
        assertEquals(6, found.worker());
        assertEquals(ActorState.STOPPING, found.state());
        assertEquals(5, found.spawnedAtMillis());
    }

    @Test
    void shouldChangeNothingWhenTheNameIsAnothers() {
        names.update("a", 1, ActorState.STOPPING, 6);
        names.unregister("a", 1);
        assertTrue(names.lookup("a", found));
        assertEquals(4, found.worker());
        assertEquals(ActorState.READY, found.state());
    }

    @Test
    void shouldKeepTheFirstWhenTheNameIsTaken() {
        assertFalse(names.register("a", new DirectoryEntry()));
        assertTrue(names.lookup("a", found));
        assertEquals(2, found.actorId());
    }

    @Test
    void shouldCountTheNamesThatAreTaken() {
        assertEquals(1, names.size());
        names.unregister("a", 2);
        assertEquals(0, names.size());
        assertFalse(names.lookup("a", found));
    }

    @Test
    void shouldKnowNobodyWhenClosed() {
        names.close();
        assertFalse(names.lookup("a", found));
    }
}
