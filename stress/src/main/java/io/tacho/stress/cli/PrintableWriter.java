package io.tacho.stress.cli;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.regex.Pattern;

/**
 * What is printed for people: names that stand in files of others must not steer the terminal. Lets
 * lines, tabs and colours through; every other control character shows as one that can't be shown.
 * A sequence has to be written in one piece, as texts are.
 */
final class PrintableWriter extends FilterWriter {
    /** ECMA-48's select graphic rendition, whose parameters are numbers. */
    private static final String COLOR = "\\x1b\\[[0-9;]*m";

    private static final Pattern STEERING =
            Pattern.compile("(" + COLOR + ")|(?!\\r?\\n|\\t)[\\p{Cntrl}\\x{80}-\\x{9f}]");

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
        out.write(printable(text.substring(offset, offset + length)));
    }

    /** The same text if nothing in it steers. */
    static String printable(String text) {
        return text.chars().anyMatch(Character::isISOControl)
                ? STEERING.matcher(text)
                        .replaceAll(found -> found.group(1) == null ? "\uFFFD" : found.group(1))
                : text;
    }
}
