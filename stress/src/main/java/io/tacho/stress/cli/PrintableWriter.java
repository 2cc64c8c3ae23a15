package io.tacho.stress.cli;

import io.tacho.stress.ControlCharacters;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What is printed for people: names that stand in files of others must not steer the terminal, nor
 * the service that runs a build and reads its log. Lets lines, tabs and colours through; every
 * other control character shows as one that can't be shown, and so does the first character of what
 * such a service would obey. A sequence has to be written in one piece, as texts are.
 */
final class PrintableWriter extends FilterWriter {
    /** ECMA-48's select graphic rendition, whose parameters are numbers. */
    private static final String COLOR = "\\x1b\\[[0-9;]*m";

    private static final Pattern STEERING =
            Pattern.compile("(" + COLOR + ")|(?!\\r?\\n|\\t)" + ControlCharacters.ANY);

    /**
     * Of GitHub Actions: two colons that begin a line, whatever space is before them, or, anywhere
     * in a line, {@code ##[}; of Azure Pipelines and TeamCity the latter with a word in it.
     */
    private static final Pattern COMMAND =
            Pattern.compile("^(\\h*):(?=:)|#(?=#\\w*\\[)", Pattern.MULTILINE);

    /** Whether nothing but space was written since the last line ended. */
    private boolean lineBegins = true;

    private PrintableWriter(PrintWriter out) {
        super(out);
    }

    /** Flushed with each line. */
    static PrintWriter to(PrintWriter out) {
        return new PrintWriter(new PrintableWriter(out), true);
    }

    @Override
    public void write(int character) throws IOException {
        write(String.valueOf((char) character));
    }

    @Override
    public void write(char[] text, int offset, int length) throws IOException {
        write(new String(text, offset, length));
    }

    @Override
    public void write(String text, int offset, int length) throws IOException {
        String printable = printable(text.substring(offset, offset + length));
        out.write(COMMAND.matcher(printable).replaceAll(this::harmless));
        String line = printable.substring(printable.lastIndexOf('\n') + 1);
        lineBegins = line.isBlank() && (lineBegins || line.length() < printable.length());
    }

    private String harmless(MatchResult found) {
        String space = found.group(1);
        if (space == null) {
            return "\uFFFD";
        }
        return found.start() > 0 || lineBegins ? space + "\uFFFD" : found.group();
    }

    /** The same text if nothing in it steers. */
    private static String printable(String text) {
        return ControlCharacters.areIn(text)
                ? STEERING.matcher(text)
                        .replaceAll(found -> found.group(1) == null ? "\uFFFD" : found.group(1))
                : text;
    }
}
