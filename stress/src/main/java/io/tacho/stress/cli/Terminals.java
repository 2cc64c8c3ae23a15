package io.tacho.stress.cli;

/** What the starting script found out about the terminal; Java 17 can't tell for stderr alone. */
final class Terminals {
    private static final String STDERR_PROPERTY = "tacho.stderr.terminal";

    private Terminals() {}

    static boolean stderrIsTerminal() {
        return Boolean.getBoolean(STDERR_PROPERTY);
    }
}
