package io.tacho.stress.cli;

import io.tacho.registry.CountersView;
import io.tacho.stress.ExitCode;
import io.tacho.stress.StressException;
import io.tacho.stress.load.AttachedLoad;
import io.tacho.stress.load.LoadPlan;
import io.tacho.stress.load.RateProfile;
import io.tacho.stress.run.RunFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;

/**
 * More load on the system of another process.
 *
 * @param folder of its run
 * @param out where to say what came of it
 */
record Attachment(Path folder, PrintWriter out) {
    int run(LoadPlan plan, long seed) {
        RateProfile rate = Objects.requireNonNull(plan.profile(), "a schedule");
        AttachedLoad load = open(plan, seed);
        try (Interruption interruption = new Interruption(load::stop)) {
            if (!load.awaitOpen()) {
                if (interruption.received()) {
                    return ExitCode.INTERRUPTED;
                }
                throw new StressException(
                        "the run in " + folder + " takes no load any more; start another one");
            }
            AttachedLoad.Outcome outcome = load.run(rate);
            print(outcome);
            return interruption.received() ? ExitCode.INTERRUPTED : ExitCode.OK;
        }
    }

    private AttachedLoad open(LoadPlan plan, long seed) {
        try {
            CountersView counters = CountersView.open(RunFolder.counters(folder));
            return AttachedLoad.to(
                    RunFolder.loadRing(folder),
                    plan.arrivals(),
                    // Otherwise what is random would be the same in all processes.
                    seed + ProcessHandle.current().pid(),
                    () -> counters.processAlive() && !counters.closed());
        } catch (NoSuchFileException e) {
            throw new StressException(
                    ExitCode.FAILURE,
                    "--attach: the run in "
                            + folder
                            + " takes no load of others; with --rate max as many operations go as"
                            + " go",
                    e);
        } catch (IOException e) {
            throw new StressException(
                    ExitCode.FAILURE,
                    "--attach: " + folder + " is no run that load can be added to (" + e + ")",
                    e);
        }
    }

    private void print(AttachedLoad.Outcome outcome) {
        out.printf(
                Locale.ROOT,
                "%,d operations added%s; %,d of them over 1 ms late, at most %.1f ms%n",
                outcome.sent(),
                outcome.systemEnded() ? ", until the run ended" : "",
                outcome.punctuality().lateSends(),
                outcome.punctuality().worstNanos() / 1e6);
        out.printf("their times are in the result of the run: %s%n", folder);
        out.flush();
    }
}
