package io.tacho.stress.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineTestKit;

/** The project that users are to copy: compiled, put into a jar and run as its README says. */
class ExampleProjectTest {
    private static final String PLACE = "tacho.stress.dir";

    @TempDir private Path temporary = Path.of("");
    private Path jar = Path.of("");

    @BeforeEach
    void build() throws IOException {
        jar = temporary.resolve("shop.jar");
        ExampleJar.build(jar);
    }

    private Outcome run(String scenario, String... more) {
        return Outcome.of(
                RunArguments.of(temporary.resolve("run"), 110, "300ms")
                        .with("--jar", jar.toString(), "--scenario", scenario)
                        .with("--rate", "10k", "--warmup", "0s", "--quiet")
                        .with(more)
                        .toArray());
    }

    @Test
    void shouldRunActorsOutOfAJar() {
        Outcome outcome =
                run(
                        "shop.Shop",
                        "--threshold",
                        "latency{type=Customer}:count==3000",
                        "--threshold",
                        "lost==0");
        assertEquals(0, outcome.exitCode(), outcome.err());
        assertTrue(Files.exists(temporary.resolve("run").resolve("report.html")));
    }

    @Test
    void shouldRunClientsOfAnActorThatKnowsNothingOfOperations() {
        Outcome outcome = run("shop.PriceClients", "--threshold", "operations==3000");
        assertEquals(0, outcome.exitCode(), outcome.err());
    }

    @Test
    void shouldAskWhichScenarioOfAJar() {
        Outcome outcome = Outcome.of("run", "--jar", jar.toString());
        assertEquals(2, outcome.exitCode());
        assertTrue(outcome.err().contains("name the --scenario"), outcome.err());
    }

    @Test
    void shouldReplayThem() {
        assertEquals(0, run("shop.Shop").exitCode());
        String run = temporary.resolve("run").toString();
        Outcome replay =
                Outcome.of(
                        "replay",
                        run,
                        "--jar",
                        jar.toString(),
                        "--scenario",
                        "shop.Shop",
                        "--rate",
                        "max",
                        "--quiet");
        assertEquals(0, replay.exitCode(), replay.err());
        Outcome unnamed = Outcome.of("replay", run, "--jar", jar.toString());
        assertEquals(2, unnamed.exitCode());
        assertTrue(unnamed.err().contains("name the --scenario"), unnamed.err());
        Outcome noJar = Outcome.of("replay", run);
        assertEquals(1, noJar.exitCode());
        assertTrue(noJar.err().contains("'shop'"), noJar.err());
    }

    @Test
    void shouldSayThatTheJarHasNoSuchClass() {
        Outcome outcome = run("shop.Shopping");
        assertEquals(2, outcome.exitCode());
        assertTrue(outcome.err().contains("no such class in"), outcome.err());
    }

    @Test
    void shouldPassItsOwnTest() throws IOException, ClassNotFoundException {
        System.setProperty(PLACE, temporary.resolve("stress").toString());
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {jar.toUri().toURL()}, getClass().getClassLoader())) {
            EngineTestKit.engine("junit-jupiter")
                    .selectors(
                            selectClass(loader.loadClass("shop.ShopTest")),
                            selectClass(loader.loadClass("shop.PriceClientsTest")))
                    .execute()
                    .testEvents()
                    .assertStatistics(statistics -> statistics.succeeded(2).failed(0));
        } finally {
            System.clearProperty(PLACE);
        }
    }

    /** It has a copy, since it is to be copied. */
    @Test
    void shouldHaveTheFlagsOfTheBuild() throws IOException {
        assertEquals(flags(ShownBlock.ROOT), flags(ShownBlock.ROOT.resolve("docs/example")));
    }

    private static String flags(Path project) throws IOException {
        return Files.readAllLines(project.resolve("pom.xml")).stream()
                .map(String::strip)
                .filter(line -> line.startsWith("<tacho.jvm.flags>"))
                .findFirst()
                .orElseThrow();
    }
}
