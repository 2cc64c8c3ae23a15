package io.tacho.stress.cli;

import io.tacho.journal.reader.JournalStatus;
import io.tacho.stress.ExitCode;
import java.io.PrintWriter;

/** How a command ends that was done with a journal. */
final class JournalExit {
    private JournalExit() {}

    /** The exit code; what is missing or damaged is printed. */
    static int code(JournalStatus status, PrintWriter err) {
        if (status.completeness() != JournalStatus.Completeness.COMPLETE) {
            status.reasons().forEach(err::println);
            err.flush();
        }
        return status.completeness() == JournalStatus.Completeness.DAMAGED
                ? ExitCode.WRONG
                : ExitCode.OK;
    }
}
