package io.tacho.stress.cli;

import io.tacho.stress.ExitCode;
import io.tacho.stress.StressException;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The process of a trial. One thread runs it to its end, and any thread may stop it. */
final class TrialProcess {
    /** What a shell adds to the number of a signal that has ended a process. */
    private static final int SIGNALLED = 128;

    private @Nullable Process running;
    private boolean stopped;

    TrialProcess() {}

    /**
     * Runs the command in a process of its own.
     *
     * @param arguments of the command
     * @return its exit code; what is behind one that isn't {@link ExitCode#OK} it has said itself
     * @throws StressException if it can't be started, or was ended from outside
     */
    int run(List<String> arguments) {
        Process process;
        synchronized (this) {
            if (stopped) {
                return ExitCode.INTERRUPTED;
            }
            process = start(arguments);
            running = process;
        }
        int exitCode = await(process);
        synchronized (this) {
            running = null;
            if (stopped) {
                return ExitCode.INTERRUPTED;
            }
        }
        if (exitCode > SIGNALLED && exitCode != ExitCode.INTERRUPTED) {
            throw new StressException(
                    "the process of a trial was ended by signal " + (exitCode - SIGNALLED));
        }
        return exitCode;
    }

    /** Ends what is running, and lets nothing run any more. */
    synchronized void stop() {
        stopped = true;
        Process process = running;
        if (process != null) {
            process.destroy();
        }
    }

    private static Process start(List<String> arguments) {
        try {
            // What it reports goes to files. stderr is for its progress, and what goes wrong.
            Process process =
                    new ProcessBuilder(FreshJvm.command(List.of(), Stress.class, arguments))
                            .redirectOutput(Redirect.DISCARD)
                            .redirectError(Redirect.INHERIT)
                            .start();
            process.getOutputStream().close();
            return process;
        } catch (IOException e) {
            throw new StressException(
                    ExitCode.FAILURE,
                    "a process for a trial can't be started: " + e.getMessage(),
                    e);
        }
    }

    private static int await(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            return ExitCode.INTERRUPTED;
        }
    }
}
