package io.tacho.stress.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import io.tacho.runtime.Actor;
import io.tacho.runtime.ActorContext;
import io.tacho.stress.run.RunResult;
import io.tacho.stress.scenario.Components;
import io.tacho.stress.scenario.Crew;
import io.tacho.stress.scenario.LeastScenario;
import io.tacho.stress.scenario.Load;
import io.tacho.stress.scenario.OperationStarter;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** The extension in builds that pass and that fail. */
class StressExtensionTest {
    private static final String PLACE = "tacho.stress.dir";

    @TempDir private Path temporary = Path.of("");

    @BeforeEach
    void keepWhatRunsLeaveBehind() {
        System.setProperty(PLACE, temporary.toString());
    }

    @AfterEach
    void forget() {
        System.clearProperty(PLACE);
    }

    /** A message an operation, and nothing else. */
    public static final class Echo extends LeastScenario {
        private Crew<EchoActor> crew = Crew.none();

        public Echo() {}

        @Override
        public String name() {
            return "echo";
        }

        @Override
        public void spawn(Components components, Load load) {
            crew = Crew.spawn(components, index -> new EchoActor(load));
        }

        @Override
        public void start(OperationStarter starter, long number, long dueAt) {
            starter.send(crew.target(number), "hello", dueAt);
        }

        @Override
        public Collection<Class<?>> messageTypes() {
            return List.of(String.class);
        }
    }

    /** Ends its operation. */
    private record EchoActor(Load load) implements Actor<Object> {
        @Override
        public void onMessage(Object message, ActorContext<Object> context) {
            load.completed(context);
        }
    }

    /** What a user's test class looks like. */
    static final class Builds {
        @StressTest(
                scenario = Echo.class,
                components = 10,
                rate = "2k",
                duration = "100ms",
                warmup = "0s",
                threshold = {"lost==0", "operations==200", "p(99)<60s"})
        void holds(RunResult result) {
            assertEquals(200, result.operations().completed());
        }

        @StressTest(
                scenario = Echo.class,
                components = 10,
                rate = "2k",
                duration = "100ms",
                warmup = "0s",
                threshold = {"lost==0", "operations>200"})
        void crosses() {}

        @StressTest(scenario = Echo.class, rate = "fast")
        void isWrong() {}
    }

    private static Events execute(String method, Class<?>... parameters) {
        String types = parameters.length == 0 ? "" : parameters[0].getName();
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectMethod(Builds.class, method, types))
                .execute()
                .testEvents();
    }

    @Test
    void shouldPassWhereAllHolds() {
        execute("holds", RunResult.class)
                .assertStatistics(statistics -> statistics.succeeded(1).failed(0));
    }

    @Test
    void shouldFailTheBuildOnACrossedThreshold() {
        execute("crosses")
                .assertStatistics(statistics -> statistics.failed(1))
                .assertThatEvents()
                .haveExactly(
                        1,
                        finishedWithFailure(
                                message(
                                        text ->
                                                text.startsWith("operations>200: measured: 200")
                                                        && text.contains("report.html"))));
    }

    @Test
    void shouldSayWhatIsWrongWithTheTest() {
        execute("isWrong")
                .assertThatEvents()
                .haveExactly(
                        1,
                        finishedWithFailure(message(text -> text.contains("'fast' is no rate"))));
    }
}
