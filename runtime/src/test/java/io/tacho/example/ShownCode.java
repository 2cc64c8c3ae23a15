package io.tacho.example;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A block of Java in a page, and the name of what it must be equal to: a file of examples, from its
 * imports on, or a region of one, between {@code // tag::name[]} and {@code // end::name[]}. The
 * name stands in a comment above the block.
 *
 * @param page where it is shown
 * @param source {@code File.java} or {@code File.java#region}; empty if the page names none
 * @param code what is shown
 */
record ShownCode(Path page, String source, String code) {
    /** This package, what needs more than the runtime, and the project that is to be copied. */
    private static final List<Path> EXAMPLES =
            List.of(
                    Path.of("src/test/java/io/tacho/example"),
                    Path.of("../stress/src/test/java/io/tacho/example"),
                    Path.of("../docs/example/src/test/java/shop"));

    private static final Pattern BLOCK =
            Pattern.compile("(?:<!-- source: (\\S+) -->\n)?```java\n(.*?)```\n", Pattern.DOTALL);
    private static final Pattern TAG = Pattern.compile("// tag::(\\S+)\\[]");

    /** All blocks of Java in a page. */
    static List<ShownCode> in(Path page) throws IOException {
        List<ShownCode> blocks = new ArrayList<>();
        Matcher block = BLOCK.matcher(Files.readString(page));
        while (block.find()) {
            String source = block.group(1);
            blocks.add(new ShownCode(page, source == null ? "" : source, block.group(2)));
        }
        return blocks;
    }

    /** The names of all regions that there are. */
    static Set<String> regions() throws IOException {
        Set<String> regions = new TreeSet<>();
        for (Path folder : EXAMPLES) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.filter(ShownCode::isTest).toList()) {
                    Matcher tag = TAG.matcher(Files.readString(file));
                    while (tag.find()) {
                        regions.add(file.getFileName() + "#" + tag.group(1));
                    }
                }
            }
        }
        return regions;
    }

    private static boolean isTest(Path file) {
        return file.toString().endsWith("Test.java");
    }

    /** What must be shown. */
    String expected() throws IOException {
        int hash = source.indexOf('#');
        String text = Files.readString(file(hash < 0 ? source : source.substring(0, hash)));
        if (hash < 0) {
            return text.substring(text.indexOf("import "));
        }
        String region = source.substring(hash + 1);
        int begin = text.indexOf('\n', text.indexOf("// tag::" + region + "[]")) + 1;
        int end = text.lastIndexOf('\n', text.indexOf("// end::" + region + "[]"));
        return text.substring(begin, end).stripTrailing().stripIndent() + "\n";
    }

    private Path file(String name) {
        return EXAMPLES.stream()
                .map(folder -> folder.resolve(name))
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> new AssertionError(page + " shows Java of no file: " + code));
    }

    @Override
    public String toString() {
        return page.getFileName() + ": " + source;
    }
}
