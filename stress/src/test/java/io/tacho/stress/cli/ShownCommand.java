package io.tacho.stress.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command that a document shows.
 *
 * @param where file and line
 * @param program that is called
 * @param arguments of it
 */
record ShownCommand(String where, String program, List<String> arguments) {
    /** The process id that documents have as an example. */
    static final String PID = "4711";

    /** In running text, between back quotes, with something that it is told. */
    private static final Pattern IN_TEXT =
            Pattern.compile("`(?:bin/)?((?:stress [a-z-]+|mvn) [^`]+)`");

    /** Left out, or the reader's own. */
    private static final Pattern OPEN = Pattern.compile("…|\\b[A-Z]{2,}\\b");

    /** A run, a time: the reader's own as well, in a block. */
    private static final Pattern PLACEHOLDER = Pattern.compile("<[a-z][a-z ]*>");

    /** All of a document: of its blocks, and of its text those that are whole. */
    static List<ShownCommand> in(Path document) throws IOException {
        List<ShownCommand> commands = new ArrayList<>();
        for (ShownBlock block : ShownBlock.in(document)) {
            String script = block.script();
            if (!script.isEmpty()) {
                commands.addAll(of(block.where(), script));
            }
        }
        boolean inBlock = false;
        int number = 0;
        for (String line : Files.readAllLines(document)) {
            number++;
            inBlock ^= line.startsWith("```");
            Matcher shown = IN_TEXT.matcher(inBlock ? "" : line);
            while (shown.find()) {
                if (!OPEN.matcher(shown.group(1)).find()) {
                    commands.addAll(of(ShownBlock.place(document, number), shown.group(1)));
                }
            }
        }
        return commands;
    }

    /** What a shell calls. */
    static List<ShownCommand> of(String where, String script) throws IOException {
        String whole = PLACEHOLDER.matcher(script.replace("<pid>", PID)).replaceAll("1");
        return Rehearsal.of(whole).stream()
                .map(call -> new ShownCommand(where, call.get(0), call.subList(1, call.size())))
                .toList();
    }

    @Override
    public String toString() {
        return where + ": " + program + " " + String.join(" ", arguments);
    }
}
