package io.tacho.stress.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.stress.ExitCode;
import io.tacho.stress.StressException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of what it guards against otherwise there is MisbehavingScenarioTest. */
class GuardedScenarioTest {
    private static final class Named extends LeastScenario {
        private final String name;

        Named(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }
    }

    @Test
    void shouldTakeNamesThatAFolderCanHave() {
        assertEquals("two-words-2", GuardedScenario.of(new Named("two-words-2")).name());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-x",
                "../up",
                "a/../../b",
                "/tmp/x",
                "A",
                "a b",
                "a.b",
                "\u001b[2J",
                "ä"
            })
    void shouldRefuseNamesThatLeadElsewhere(String name) {
        StressException refused =
                assertThrows(
                        StressException.class, () -> GuardedScenario.of(new Named(name)).name());
        assertEquals(ExitCode.FAILURE, refused.exitCode());
        assertTrue(
                String.valueOf(refused.getMessage()).contains("lower case letters"),
                refused::getMessage);
    }
}
