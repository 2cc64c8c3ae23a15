package io.tacho.stress.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A command that a document shows.
 *
 * @param where file and line
 * @param arguments what comes after {@code stress}
 */
record ShownCommand(String where, List<String> arguments) {
    private static final Path ROOT = Path.of("..");

    /** In a block of code: at the beginning, after {@code ;} or what starts a loop's body. */
    private static final Pattern IN_BLOCK =
            Pattern.compile("(?:^|[;&(:]|\\bdo )\\s*(?:\\$ )?(?:bin/)?stress (?<rest>.*)");

    /** In running text, between back quotes. */
    private static final Pattern IN_TEXT = Pattern.compile("`(?:bin/)?stress (?<rest>[^`]*)`");

    /** The reader's own: a process, a folder. */
    private static final Pattern PLACEHOLDER = Pattern.compile("<[a-z][a-z ]*>");

    private static final Pattern WORD = Pattern.compile("(?:'[^']*'|\"[^\"]*\"|[^\\s'\"])+");

    @Override
    public String toString() {
        return where + ": stress " + String.join(" ", arguments);
    }

    static List<Path> documents() throws IOException {
        List<Path> documents = new ArrayList<>();
        try (Stream<Path> root = Files.list(ROOT);
                Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            Stream.concat(root, docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .forEach(documents::add);
        }
        return documents;
    }

    static List<ShownCommand> in(Path document) throws IOException {
        List<ShownCommand> commands = new ArrayList<>();
        boolean inBlock = false;
        int number = 0;
        for (String line : Files.readAllLines(document)) {
            number++;
            if (line.startsWith("```")) {
                inBlock = !inBlock;
                continue;
            }
            Matcher matcher = (inBlock ? IN_BLOCK : IN_TEXT).matcher(line);
            while (matcher.find()) {
                String where =
                        ROOT.relativize(document).toString().replace('\\', '/') + ":" + number;
                commands.add(new ShownCommand(where, words(matcher.group("rest"))));
            }
        }
        return commands;
    }

    /** As a shell would have them, up to what is no longer of the command. */
    static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(PLACEHOLDER.matcher(text).replaceAll("1"));
        while (matcher.find()) {
            String word = matcher.group();
            if (word.startsWith("#") || "&|>;".indexOf(word.charAt(0)) >= 0) {
                break;
            }
            boolean last = word.endsWith(";");
            words.add((last ? word.substring(0, word.length() - 1) : word).replaceAll("['\"]", ""));
            if (last) {
                break;
            }
        }
        return words;
    }

    /** Whether it is more than a command's name, and nothing is left out or the reader's own. */
    boolean isWhole() {
        return arguments.size() > 1
                && !arguments.get(0).startsWith("-")
                && arguments.stream().noneMatch(word -> word.contains("…") || isVariable(word))
                && arguments.get(0).equals(arguments.get(0).toLowerCase(Locale.ROOT));
    }

    private static boolean isVariable(String word) {
        return word.contains("$") || word.matches("[A-Z]{2,}");
    }
}
