package io.tacho.stress.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.tacho.runtime.Sender;
import io.tacho.runtime.mailbox.MailboxFactory;
import io.tacho.runtime.testkit.TestSystem;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That the checks of the scenarios pass what is right and find what is not. */
class ScenarioChecksTest {
    private static final int COMPONENTS = 40;
    private static final int OPERATIONS = 2_000;
    private static final Duration BETWEEN = Duration.ofNanos(10_000);

    private long completed;

    static List<String> names() {
        return Scenarios.all().stream().map(Scenario::name).toList();
    }

    @ParameterizedTest
    @MethodSource("names")
    void shouldFindNothingWrongWhereNothingIs(String name) {
        assertEquals(List.of(), checked(name, MailboxFactory.growable(), OPERATIONS));
        assertEquals(OPERATIONS, completed);
    }

    @ParameterizedTest
    @MethodSource("names")
    void shouldFindThatAnOperationWasNotStarted(String name) {
        assertFalse(checked(name, MailboxFactory.growable(), OPERATIONS + 1).isEmpty());
    }

    /** A hundred in a row: each kind of message is among them. */
    @ParameterizedTest
    @MethodSource("names")
    void shouldFindAnySwallowedMessage(String name) {
        for (int swallowed = 1_000; swallowed < 1_100; swallowed++) {
            int number = swallowed;
            assertFalse(
                    checked(name, new SwallowingMailboxes(swallowed), OPERATIONS).isEmpty(),
                    () -> "message " + number + " was swallowed");
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void shouldWorkWithAsFewComponentsAsItSays(String name) {
        Scenario scenario = Objects.requireNonNull(Scenarios.create(name));
        assertEquals(
                List.of(),
                checked(
                        scenario,
                        scenario.leastComponents(),
                        MailboxFactory.growable(),
                        OPERATIONS));
    }

    private List<String> checked(String name, MailboxFactory mailboxes, long expected) {
        return checked(
                Objects.requireNonNull(Scenarios.create(name)), COMPONENTS, mailboxes, expected);
    }

    private List<String> checked(
            Scenario scenario, int components, MailboxFactory mailboxes, long expected) {
        try (TestSystem test = TestSystem.create(1)) {
            scenario.spawn(
                    new Components(test.system(), components, mailboxes, 1),
                    context -> completed++);
            test.runUntilIdle();
            try (Sender sender = test.system().newSender()) {
                for (int number = 0; number < OPERATIONS; number++) {
                    scenario.start(sender::tell, number, 0);
                    test.advance(BETWEEN);
                }
            }
            return scenario.check(expected);
        }
    }
}
