package io.tacho.stress.cli;

import picocli.CommandLine.Option;

/** Whether a command shows how far it is: the option of all that take long. */
final class ProgressArgument {
    @Option(names = "--no-progress", description = "show no progress")
    private boolean off;

    ProgressArgument() {}

    boolean isWanted() {
        return !off;
    }

    /** Whether it is wanted and stderr a terminal, where a line can be drawn over. */
    boolean isWantedOnTerminal() {
        return !off && Terminals.stderrIsTerminal();
    }
}
