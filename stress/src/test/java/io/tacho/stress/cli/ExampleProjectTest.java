package io.tacho.stress.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The project that users are to copy: compiled, put into a jar and run as its README says. */
class ExampleProjectTest {
    private static final Path SOURCES = Path.of("..", "docs", "example", "src");

    @TempDir private Path temporary = Path.of("");
    private Path jar = Path.of("");

    @BeforeEach
    void build() throws IOException {
        Path classes = Files.createDirectories(temporary.resolve("classes"));
        compile(classes);
        jar = temporary.resolve("shop.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(
                        new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, out);
                out.closeEntry();
            }
        }
    }

    private static void compile(Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter errors = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> sources = Files.walk(SOURCES)) {
            boolean compiled =
                    compiler.getTask(
                                    errors,
                                    files,
                                    null,
                                    List.of(
                                            "-d",
                                            classes.toString(),
                                            "-proc:none",
                                            "-cp",
                                            System.getProperty("java.class.path")),
                                    null,
                                    files.getJavaFileObjectsFromPaths(
                                            sources.filter(
                                                            each ->
                                                                    each.toString()
                                                                            .endsWith(".java"))
                                                    .toList()))
                            .call();
            assertTrue(compiled, errors::toString);
        }
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
        assertEquals(1, unnamed.exitCode());
        assertTrue(unnamed.err().contains("'shop'"), unnamed.err());
    }

    @Test
    void shouldSayThatTheJarHasNoSuchClass() {
        Outcome outcome = run("shop.Shopping");
        assertEquals(2, outcome.exitCode());
        assertTrue(outcome.err().contains("no such class in"), outcome.err());
    }
}
