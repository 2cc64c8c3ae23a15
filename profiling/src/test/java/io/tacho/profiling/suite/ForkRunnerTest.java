package io.tacho.profiling.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tacho.profiling.machine.CoreState;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ForkRunnerTest {
    private static final int ITERATIONS = 3;
    private static final Settings SHORT =
            new Settings(1, Duration.ofMillis(40), ITERATIONS, Duration.ofMillis(20));

    /** Another run on this machine is none of this one's business: nothing is measured here. */
    @BeforeEach
    void ignoreOtherRuns() {
        System.setProperty("jmh.ignoreLock", "true");
    }

    @AfterEach
    void clear() {
        System.clearProperty("jmh.ignoreLock");
    }

    @Test
    void shouldKeepAForkOnOneCoreWhenOneIsEnough() {
        MeasuredFork fork = run("message_delivery_latency");

        assertTrue(fork.fork().score() > 0);
        assertEquals(ITERATIONS, fork.cores().size());
        for (CoreState cores : fork.cores()) {
            assertTrue(cores.sharing() > 0);
            assertEquals(PinnedToOneCore.isPossible(), cores.before() == 0);
        }
    }

    @Test
    void shouldLookAtTheDistanceWhenItTakesTwoCores() {
        MeasuredFork fork = run("component_spawn_bare");

        assertEquals(ITERATIONS, fork.cores().size());
        for (CoreState cores : fork.cores()) {
            assertTrue(cores.before() > 0);
            assertTrue(cores.after() > 0);
        }
    }

    private static MeasuredFork run(String name) {
        BenchmarkSpec benchmark =
                Suite.timed().find(Pattern.compile("^" + name + "$"), Set.of()).get(0);
        // Those that Chronicle needs.
        List<String> flags =
                ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                        .filter(each -> each.startsWith("--") || each.startsWith("-XX:+Ignore"))
                        .toList();
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        return new ForkRunner(SHORT, flags, nowhere).run(benchmark, 1);
    }
}
