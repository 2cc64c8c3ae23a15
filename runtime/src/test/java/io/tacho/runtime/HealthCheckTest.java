package io.tacho.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tacho.runtime.testkit.Effect;
import io.tacho.runtime.testkit.TestSystem;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HealthCheckTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final TestSystem test = TestSystem.create();
    private Health says = Health.HEALTHY;
    private boolean throwing;
    private int checks;

    @AfterEach
    void close() {
        test.close();
    }

    private ActorRef<String> checked(Restart restart) {
        ActorRef<String> actor =
                test.system()
                        .spawn(
                                SpawnOptions.named("checked")
                                        .withRestart(restart)
                                        .withHealthCheck(new HealthCheck(SECOND, 3)),
                                () -> new Checked());
        test.runUntilIdle();
        return actor;
    }

    private final class Checked implements Actor<String> {
        @Override
        public void onMessage(String message, ActorContext<String> context) {}

        @Override
        public Health health(ActorContext<String> context) {
            checks++;
            if (throwing) {
                throw new IllegalStateException("can't tell");
            }
            return says;
        }
    }

    @Test
    void shouldAskAtEachIntervalAndShowWhatTheActorSaid() {
        ActorRef<String> actor = checked(Restart.TEMPORARY);
        assertEquals(Health.HEALTHY, actor.health());
        says = Health.DEGRADED;
        test.advance(SECOND);
        assertEquals(Health.DEGRADED, actor.health());
        assertEquals(1, checks);
        test.advance(SECOND.multipliedBy(9));
        assertEquals(10, checks);
        assertEquals(ActorState.READY, actor.state(), "degraded is no failure");
    }

    @Test
    void shouldRestartAfterThreeFailedChecksInARow() {
        ActorRef<String> actor = checked(Restart.PERMANENT);
        says = Health.FAILED;
        test.advance(SECOND.multipliedBy(2));
        says = Health.HEALTHY;
        test.advance(SECOND);
        says = Health.FAILED;
        test.advance(SECOND.multipliedBy(2));
        assertEquals(0, test.system().restarts(), "not in a row");
        test.advance(SECOND);
        assertEquals(1, test.system().restarts());
        Effect.Restarted restarted = test.effects(actor).expectOne(Effect.Restarted.class);
        assertInstanceOf(HealthCheckException.class, restarted.cause());
        assertEquals(ActorState.READY, actor.state());
        says = Health.HEALTHY;
        int before = checks;
        test.advance(SECOND.multipliedBy(5));
        assertEquals(before + 5, checks, "the new object is checked, and once");
    }

    @Test
    void shouldTakeACheckThatThrowsForAFailedOne() {
        ActorRef<String> actor = checked(Restart.TEMPORARY);
        throwing = true;
        test.advance(SECOND.multipliedBy(2));
        assertEquals(Health.FAILED, actor.health());
        test.advance(SECOND);
        assertEquals(ActorState.FAILED, actor.state());
        assertEquals(3, checks);
        test.advance(SECOND.multipliedBy(5));
        assertEquals(3, checks, "who has ended is not checked");
        assertEquals(0, test.system().counts().lost());
    }

    @Test
    void shouldRefuseWhatIsNoCheck() {
        assertThrows(IllegalArgumentException.class, () -> HealthCheck.every(Duration.ZERO));
        assertThrows(IllegalArgumentException.class, () -> new HealthCheck(SECOND, 0));
    }
}
