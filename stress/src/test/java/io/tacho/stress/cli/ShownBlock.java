package io.tacho.stress.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A block of code that a document shows.
 *
 * @param where file and line
 * @param about what a comment right above it says of it; empty without one
 * @param language that it names
 * @param text what is shown
 */
record ShownBlock(String where, String about, String language, String text) {
    /** The checkout. */
    static final Path ROOT = Path.of("..");

    private static final Pattern BLOCK =
            Pattern.compile("^(?:<!-- (.*) -->\n)?```(.*)\n((?s:.*?))^```$", Pattern.MULTILINE);

    static List<Path> documents() throws IOException {
        try (Stream<Path> root = Files.list(ROOT);
                Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(root, docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    static List<ShownBlock> all() throws IOException {
        List<ShownBlock> blocks = new ArrayList<>();
        for (Path document : documents()) {
            blocks.addAll(in(document));
        }
        return blocks;
    }

    static List<ShownBlock> in(Path document) throws IOException {
        String text = Files.readString(document);
        List<ShownBlock> blocks = new ArrayList<>();
        BLOCK.matcher(text)
                .results()
                .forEach(
                        match -> {
                            String about = match.group(1);
                            long line = text.substring(0, match.start(2)).lines().count();
                            blocks.add(
                                    new ShownBlock(
                                            place(document, line),
                                            about == null ? "" : about,
                                            match.group(2),
                                            match.group(3)));
                        });
        return blocks;
    }

    static String place(Path document, long line) {
        return ROOT.relativize(document).toString().replace('\\', '/') + ":" + line;
    }

    /** What a shell is to read: the block, or the steps of a job; empty if there is nothing. */
    String script() throws IOException {
        if (!language.equals("yaml")) {
            return language.equals("sh") ? text : "";
        }
        JsonNode job = new YAMLMapper().readTree(text);
        return job.findValues("run").stream()
                .map(JsonNode::asText)
                .collect(Collectors.joining("\n"));
    }

    @Override
    public String toString() {
        return where;
    }
}
