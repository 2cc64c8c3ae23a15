package io.tacho.stress.cli;

import io.tacho.stress.ResultJson;
import io.tacho.stress.StressException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Option;

/** How a command prints what it found: the option of all that print a table or the same as JSON. */
final class FormatArgument {
    /** The two ways. */
    enum Format {
        TABLE,
        JSON
    }

    @Option(
            names = "--format",
            paramLabel = "table|json",
            defaultValue = "table",
            description = "how to print (default: ${DEFAULT-VALUE})")
    private Format format = Format.TABLE;

    FormatArgument() {}

    /**
     * Prints.
     *
     * @param out where to
     * @param found what is printed as JSON
     * @param table prints it for people
     */
    void print(PrintWriter out, Object found, Runnable table) {
        if (format == Format.JSON) {
            out.print(new String(ResultJson.write(found), StandardCharsets.UTF_8));
            out.flush();
            if (!StandardOutput.isTaken()) {
                throw new StressException(
                        "the output can't be written: nobody reads it any more, or the disk is full");
            }
        } else {
            table.run();
        }
    }
}
