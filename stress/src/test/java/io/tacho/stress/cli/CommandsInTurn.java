package io.tacho.stress.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Executes commands one after the other in the directory it is started in, which a test can't
 * change for itself. Each is a line of a file, with tabs between its words; what it ended with is a
 * line of the output.
 */
final class CommandsInTurn {
    private CommandsInTurn() {}

    public static void main(String[] arguments) throws IOException {
        for (String line : Files.readAllLines(Path.of(arguments[0]))) {
            Outcome outcome = Outcome.of(line.split("\t"));
            System.out.println(outcome.exitCode() + " " + line.replace('\t', ' '));
            System.out.print(outcome.err().indent(4));
        }
        System.exit(0);
    }
}
