package io.tacho.stress.cli;

import io.tacho.stress.report.Emphasis;

/** When tables on stdout are coloured. */
enum ColorMode {
    /** On a terminal, unless NO_COLOR is set (no-color.org). */
    AUTO,
    ALWAYS,
    NEVER;

    private static final String NO_COLOR = "NO_COLOR";

    Emphasis emphasis() {
        return switch (this) {
            case ALWAYS -> Emphasis.COLOR;
            case NEVER -> Emphasis.NONE;
            case AUTO ->
                    Terminals.stdoutIsTerminal()
                                    && System.getenv().getOrDefault(NO_COLOR, "").isEmpty()
                            ? Emphasis.COLOR
                            : Emphasis.NONE;
        };
    }
}
