package io.tacho.stress.cli;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * Says what is wrong with a command line.
 *
 * @param command whose
 */
record Usage(CommandLine command) {
    ParameterException error(String message) {
        return new ParameterException(command, message);
    }

    void inRange(String option, int value, int most) {
        if (value < 1 || value > most) {
            throw error(option + ": 1 to " + most + ", not " + value);
        }
    }
}
