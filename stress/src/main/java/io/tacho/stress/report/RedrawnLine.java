package io.tacho.stress.report;

import java.io.PrintStream;
import java.util.Locale;

/** One line on a terminal that is redrawn in place. Not thread-safe. */
public final class RedrawnLine {
    private static final int WIDTH = 79;
    private static final int BAR = 20;

    private final PrintStream terminal;
    private boolean drawn;

    /**
     * On a terminal.
     *
     * @param terminal which
     */
    public RedrawnLine(PrintStream terminal) {
        this.terminal = terminal;
    }

    /**
     * Draws it instead of what was there.
     *
     * @param text cut off where a terminal would begin another line
     */
    public void draw(String text) {
        String line = text.substring(0, Math.min(WIDTH, text.length()));
        terminal.printf("\r%-" + WIDTH + "s", line);
        terminal.flush();
        drawn = true;
    }

    /** Takes it away, if there is one. */
    public void clear() {
        if (drawn) {
            terminal.print("\r" + " ".repeat(WIDTH) + "\r");
            terminal.flush();
            drawn = false;
        }
    }

    /** A bar and a percentage; no more than all. */
    static String bar(long done, long total) {
        double part = Math.min(1.0, (double) done / total);
        int filled = (int) (part * BAR);
        return String.format(
                Locale.ROOT,
                "[%s%s] %3d%%",
                "=".repeat(filled),
                " ".repeat(BAR - filled),
                (int) (part * 100));
    }
}
