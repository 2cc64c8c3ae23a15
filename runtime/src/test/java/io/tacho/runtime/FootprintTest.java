package io.tacho.runtime;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** What an actor costs that does nothing. */
class FootprintTest {
    private static final int ACTORS = 10_000;
    private static final int LIMIT_BYTES = 256;

    /** A page of the actor table: 4,096 references of 4 bytes, and two headers. */
    private static final int PAGE_BYTES = 4_096 * 4 + 48;

    private static final Actor<Object> SHARED = (message, context) -> {};

    @Test
    void shouldTakeLittleHeapWhenAnActorIsIdle() {
        try (ActorSystem system = ActorSystem.builder("small").workers(1).build()) {
            spawn(system);
            long names = bytesOfNames();
            long before = Threads.allocatedByMe();
            spawn(system);
            long bytes = Threads.allocatedByMe() - before;
            // Not the actor's: the name that the tap is told and forgets, and the table's pages.
            long own = bytes - names - (ACTORS / 4_096 + 1) * (long) PAGE_BYTES;
            long each = own / ACTORS;
            assertTrue(each <= LIMIT_BYTES, () -> each + " B an actor");
            // Less than a cell and its mailbox can be: then this test measures something else.
            assertTrue(each >= 128, () -> each + " B an actor");
        }
    }

    private static void spawn(ActorSystem system) {
        for (int i = 0; i < ACTORS; i++) {
            system.spawn(SpawnOptions.anonymous(), () -> SHARED);
        }
        Await.until("all started", () -> system.actors(ActorState.STARTING) == 0);
    }

    private static long bytesOfNames() {
        try (ActorSystem system = ActorSystem.builder("names").workers(1).build()) {
            ActorRef<Object> actor = system.spawn(SpawnOptions.anonymous(), () -> SHARED);
            int length = 0;
            for (int i = 0; i < ACTORS; i++) {
                length += actor.name().length();
            }
            long before = Threads.allocatedByMe();
            for (int i = 0; i < ACTORS; i++) {
                length += actor.name().length();
            }
            long bytes = Threads.allocatedByMe() - before;
            assertTrue(length > 0);
            return bytes;
        }
    }
}
