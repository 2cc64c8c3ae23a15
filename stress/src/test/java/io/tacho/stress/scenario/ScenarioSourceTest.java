package io.tacho.stress.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioSourceTest {
    private final ScenarioSource source = ScenarioSource.of(List.of());

    /** Can't be made. */
    public static final class Throwing extends LeastScenario {
        public Throwing() {
            throw new IllegalStateException("on purpose");
        }
    }

    /** Can't be made. */
    public static final class WithParameter extends LeastScenario {
        public WithParameter(int number) {}
    }

    /** Can't be made. */
    public abstract static class Abstract extends LeastScenario {
        public Abstract() {}
    }

    /** Can't be made. */
    static final class NotPublic extends LeastScenario {
        NotPublic() {}
    }

    @Test
    void shouldMakeThoseOfTheToolByName() {
        assertEquals("ring", source.create("ring").name());
    }

    @Test
    void shouldMakeAnyOtherByItsClass() {
        assertInstanceOf(LeastScenario.class, source.create(LeastScenario.class.getName()));
    }

    @ParameterizedTest
    @CsvSource({
        "nonsense, there is no 'nonsense'; there are mixed",
        "io.tacho.NoSuchClass, there is no 'io.tacho.NoSuchClass'",
        "java.lang.String, is no scenario; it has to implement io.tacho.stress.scenario.Scenario",
        "io.tacho.stress.scenario.ScenarioSourceTest$Throwing, threw java.lang.IllegalState",
        "io.tacho.stress.scenario.ScenarioSourceTest$WithParameter, can't be made; it has to be",
        "io.tacho.stress.scenario.ScenarioSourceTest$Abstract, can't be made; it has to be",
        "io.tacho.stress.scenario.ScenarioSourceTest$NotPublic, can't be made; it has to be",
    })
    void shouldSayWhyItCanNotBeMade(String name, String why) {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> source.create(name));
        assertTrue(String.valueOf(refused.getMessage()).contains(why), refused::getMessage);
    }

    @Test
    void shouldSayThatAJarIsNotThere() {
        List<Path> jars = List.of(Path.of("no", "such.jar"));
        assertThrows(IllegalArgumentException.class, () -> ScenarioSource.of(jars));
    }
}
