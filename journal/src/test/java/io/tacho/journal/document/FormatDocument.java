package io.tacho.journal.document;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of {@code docs/journal-format.md}, its tables and the numbers in its sentences. */
final class FormatDocument {
    private final String text;

    FormatDocument(String text) {
        this.text = text;
    }

    static FormatDocument read() throws IOException {
        return new FormatDocument(Files.readString(Path.of("..", "docs", "journal-format.md")));
    }

    /** Under a heading, up to the next. */
    private String section(String heading) {
        int start = text.indexOf("\n## " + heading + "\n");
        if (start < 0) {
            throw new AssertionError("no section " + heading);
        }
        int end = text.indexOf("\n## ", start + 1);
        return text.substring(start, end < 0 ? text.length() : end);
    }

    /**
     * The rows of a table, without its head.
     *
     * @param index from 0, of the tables of the section
     */
    List<List<String>> table(String heading, int index) {
        List<List<List<String>>> tables = new ArrayList<>();
        boolean inside = false;
        for (String line : section(heading).lines().toList()) {
            if (!line.startsWith("|")) {
                inside = false;
            } else {
                if (!inside) {
                    tables.add(new ArrayList<>());
                }
                inside = true;
                String[] cells = line.substring(1, line.lastIndexOf('|')).split("\\|", -1);
                tables.get(tables.size() - 1).add(Arrays.stream(cells).map(String::strip).toList());
            }
        }
        List<List<String>> found = tables.get(index);
        return found.subList(2, found.size());
    }

    /** What a sentence of a section says in the place of the group. */
    String sentence(String heading, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(section(heading));
        if (!matcher.find()) {
            throw new AssertionError("'" + pattern + "' is not in the section " + heading);
        }
        return matcher.group(1);
    }

    int number(String heading, String pattern) {
        return Integer.decode(sentence(heading, pattern));
    }

    /** Everything in a section that is like this. */
    List<MatchResult> all(String heading, String pattern) {
        return Pattern.compile(pattern).matcher(section(heading)).results().toList();
    }
}
