package io.tacho.stress.cli;

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

/** The project that users are to copy, compiled and put into a jar, with its tests. */
final class ExampleJar {
    private static final Path SOURCES = Path.of("..", "docs", "example", "src");

    private ExampleJar() {}

    /**
     * Makes it.
     *
     * @param jar in a folder that is there
     */
    static void build(Path jar) throws IOException {
        Path classes = Files.createDirectories(jar.resolveSibling("classes"));
        compile(classes);
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
}
