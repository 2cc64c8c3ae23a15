package io.tacho.journal.codec;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Types of messages that nobody thought of: declared at random, and compiled. */
final class RandomTypes {
    private static final List<String> SIMPLE =
            List.of(
                    "long",
                    "int",
                    "short",
                    "byte",
                    "boolean",
                    "char",
                    "float",
                    "double",
                    "Long",
                    "Integer",
                    "Short",
                    "Byte",
                    "Boolean",
                    "Character",
                    "Float",
                    "Double",
                    "String",
                    "java.util.UUID",
                    "java.time.Instant",
                    "java.time.Duration");

    private static final Map<String, String> BOXES =
            Map.of(
                    "long", "Long",
                    "int", "Integer",
                    "short", "Short",
                    "byte", "Byte",
                    "boolean", "Boolean",
                    "char", "Character",
                    "float", "Float",
                    "double", "Double");

    private static final int MOST_COMPONENTS = 6;
    private static final int DEEPEST = 3;

    private final Random random;
    private final List<String> declared = new ArrayList<>();
    private final StringBuilder source = new StringBuilder();

    private RandomTypes(Random random) {
        this.random = random;
    }

    /**
     * Declares and compiles.
     *
     * @param count how many types, besides the variants of sealed ones
     * @param directory for source and classes
     * @return the records among them
     */
    static List<Class<?>> records(Random random, int count, Path directory)
            throws IOException, ClassNotFoundException {
        return Arrays.stream(
                        compiled(new RandomTypes(random).declare(count), directory).getClasses())
                .filter(Class::isRecord)
                .collect(Collectors.toList());
    }

    /** The class {@code Declared}. */
    static Class<?> compiled(String source, Path directory)
            throws IOException, ClassNotFoundException {
        Path file = Files.writeString(directory.resolve("Declared.java"), source);
        compile(file, directory);
        ClassLoader loader = new URLClassLoader(new URL[] {directory.toUri().toURL()});
        return loader.loadClass("Declared");
    }

    private static void compile(Path file, Path directory) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter errors = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            boolean compiled =
                    compiler.getTask(
                                    errors,
                                    files,
                                    null,
                                    List.of("-proc:none", "-d", directory.toString()),
                                    null,
                                    files.getJavaFileObjects(file))
                            .call();
            if (!compiled) {
                throw new IllegalStateException(errors.toString());
            }
        }
    }

    private String declare(int count) {
        source.append("import java.util.List;\n\npublic class Declared {\n");
        for (int i = 0; i < count; i++) {
            switch (random.nextInt(6)) {
                case 0 -> declareEnum("E" + i);
                case 1 -> declareSealed("S" + i);
                default -> declareRecord("R" + i, "");
            }
        }
        return source.append("}\n").toString();
    }

    private void declareEnum(String name) {
        String constants =
                IntStream.rangeClosed(0, random.nextInt(5))
                        .mapToObj(i -> "C" + i + (random.nextBoolean() ? "" : " {}"))
                        .collect(Collectors.joining(", "));
        source.append("    public enum ")
                .append(name)
                .append(" { ")
                .append(constants)
                .append(" }\n");
        declared.add(name);
    }

    private void declareSealed(String name) {
        declareSealed(name, "");
        if (random.nextBoolean()) {
            declareSealed(name + "S", " extends " + name);
        }
    }

    private void declareSealed(String name, String clause) {
        source.append("    public sealed interface ").append(name).append(clause).append(" {}\n");
        int variants = 1 + random.nextInt(4);
        for (int i = 0; i < variants; i++) {
            declareRecord(name + "V" + i, " implements " + name);
        }
        if (random.nextBoolean()) {
            source.append("    public enum ")
                    .append(name)
                    .append("E implements ")
                    .append(name)
                    .append(" { ONE, TWO }\n");
        }
        declared.add(name);
    }

    private void declareRecord(String name, String clause) {
        // Before its components: it may hold itself.
        declared.add(name);
        String components =
                IntStream.range(0, random.nextInt(MOST_COMPONENTS + 1))
                        .mapToObj(i -> type(0) + " c" + i)
                        .collect(Collectors.joining(", "));
        source.append("    public record ")
                .append(name)
                .append('(')
                .append(components)
                .append(')')
                .append(clause)
                .append(" {}\n");
    }

    private String type(int depth) {
        int choice = depth == DEEPEST ? random.nextInt(7) : random.nextInt(10);
        if (choice < 4 || declared.isEmpty()) {
            return SIMPLE.get(random.nextInt(SIMPLE.size()));
        }
        if (choice < 7) {
            return declared.get(random.nextInt(declared.size()));
        }
        String element = type(depth + 1);
        if (choice == 7) {
            return "List<? extends " + BOXES.getOrDefault(element, element) + ">";
        }
        // There are no arrays of what has type arguments.
        return choice < 9 || element.indexOf('<') >= 0
                ? "List<" + BOXES.getOrDefault(element, element) + ">"
                : element + "[]";
    }
}
