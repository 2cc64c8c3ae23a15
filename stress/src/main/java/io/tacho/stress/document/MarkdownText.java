package io.tacho.stress.document;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts as GitHub Flavored Markdown, on one line, in which no text is markup. */
final class MarkdownText implements SpanVisitor {
    /**
     * An underscore inside a word is one; the tilde strikes through, the dollar starts a formula.
     */
    private static final Pattern SPECIAL =
            Pattern.compile("[\\\\`*\\[\\]{}|~$]|(?<![\\p{L}\\p{N}])_|_(?![\\p{L}\\p{N}])");

    /** Before a blank they are nothing but themselves; what follows may be another text. */
    private static final Pattern TAG = Pattern.compile("<(?![ =])");

    private static final Pattern ENTITY = Pattern.compile("&(?! )");

    /** What begins a list, a heading, a quotation, a table or a rule. */
    private static final Pattern FIRST = Pattern.compile("^(\\s*)([-+#=>:]|\\d+(?=[.)]\\s))");

    private static final Pattern TICKS = Pattern.compile("`+");

    private final StringBuilder out = new StringBuilder();
    private final boolean cell;

    private MarkdownText(boolean cell) {
        this.cell = cell;
    }

    /** As a paragraph or an item. */
    static String of(Text text) {
        MarkdownText markdown = new MarkdownText(false);
        text.accept(markdown);
        return FIRST.matcher(markdown.out)
                .replaceFirst(
                        first ->
                                Matcher.quoteReplacement(
                                        Character.isDigit(first.group(2).charAt(0))
                                                ? first.group() + "\\"
                                                : first.group(1) + "\\" + first.group(2)));
    }

    /** As a cell of a table. */
    static String cell(Text text) {
        MarkdownText markdown = new MarkdownText(true);
        text.accept(markdown);
        return markdown.out.toString();
    }

    static String escaped(String text) {
        String noEntities = ENTITY.matcher(oneLine(text)).replaceAll("&amp;");
        String noTags = TAG.matcher(noEntities).replaceAll("&lt;");
        return SPECIAL.matcher(noTags).replaceAll("\\\\$0");
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ");
    }

    @Override
    public void plain(String text) {
        out.append(escaped(text));
    }

    @Override
    public void code(String text) {
        String line = oneLine(text);
        int longest =
                TICKS.matcher(line).results().mapToInt(m -> m.group().length()).max().orElse(0);
        String fence = "`".repeat(longest + 1);
        String space = line.isBlank() || line.startsWith("`") || line.endsWith("`") ? " " : "";
        // Even in code a pipe ends a cell, unless it is escaped; elsewhere nothing is escaped.
        out.append(fence)
                .append(space)
                .append(cell ? line.replace("|", "\\|") : line)
                .append(space)
                .append(fence);
    }

    @Override
    public void strong(String text) {
        out.append("**").append(escaped(text)).append("**");
    }

    @Override
    public void note(String text) {
        plain(text);
    }

    @Override
    public void link(String text, String target) {
        out.append('[').append(escaped(text)).append("](<").append(target).append(">)");
    }

    @Override
    public void mark(Tone tone, String text) {
        if (tone == Tone.BAD) {
            strong(text);
        } else {
            plain(text);
        }
    }

    @Override
    public void lineBreak() {
        out.append(cell ? "<br>" : "  \n");
    }
}
