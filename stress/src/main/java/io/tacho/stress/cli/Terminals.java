package io.tacho.stress.cli;

/**
 * What the starting script found out about the terminal; Java 17 can't tell for one of them alone.
 */
final class Terminals {
    private static final String STDERR_PROPERTY = "tacho.stderr.terminal";

    private static final String STDOUT_PROPERTY = "tacho.stdout.terminal";

    private Terminals() {}

    static boolean stderrIsTerminal() {
        return Boolean.getBoolean(STDERR_PROPERTY);
    }

    static boolean stdoutIsTerminal() {
        return Boolean.getBoolean(STDOUT_PROPERTY);
    }
}
