package io.tacho.runtime.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tacho.runtime.ActorRef;
import io.tacho.runtime.Mailboxes;
import io.tacho.runtime.SpawnOptions;
import io.tacho.runtime.mailbox.Overflow;
import io.tacho.runtime.testkit.TestSystem;
import org.junit.jupiter.api.Test;

class OutsideDropsTest {
    /** That many may wait to be recorded. */
    private static final int MOST = 1 << 16;

    @Test
    void shouldRecordAgainWhenThoseThatWaitedWereTaken() {
        try (TestSystem test = TestSystem.create()) {
            OutsideDrops drops = ((LocalActorSystem) test.system()).outsideDrops();
            ActorRef<String> full =
                    test.system()
                            .spawn(
                                    SpawnOptions.anonymous()
                                            .withMailbox(Mailboxes.full(Overflow.DROP_NEWEST)),
                                    () -> (message, context) -> {});
            for (int i = 0; i < MOST; i++) {
                full.tell("waits");
            }
            assertEquals(0, drops.unrecorded());
            full.tell("one too many");
            assertEquals(1, drops.unrecorded());
            test.runUntilIdle();
            full.tell("waits");
            assertEquals(1, drops.unrecorded());
            test.runUntilIdle();
            assertEquals(MOST + 2, test.system().counts().dropped());
        }
    }
}
