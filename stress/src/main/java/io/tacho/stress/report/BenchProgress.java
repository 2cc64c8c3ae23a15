package io.tacho.stress.report;

import io.tacho.profiling.suite.BenchmarkSpec;
import io.tacho.profiling.suite.SuiteProgress;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/**
 * One line that shows how a suite goes: redrawn in place on a terminal; elsewhere a line a fork.
 * Confined to the thread that runs the suite.
 */
public final class BenchProgress implements SuiteProgress {
    private final PrintStream err;
    private final boolean terminal;
    private final RedrawnLine line;

    /**
     * On a stream.
     *
     * @param err where to
     * @param terminal whether a line can be redrawn
     */
    public BenchProgress(PrintStream err, boolean terminal) {
        this.err = err;
        this.terminal = terminal;
        line = new RedrawnLine(err);
    }

    @Override
    public void fork(BenchmarkSpec benchmark, int fork, int done, int total, Duration left) {
        String text =
                String.format(
                        Locale.ROOT,
                        "bench  %d of %d  %s, fork %d  %s left",
                        done + 1,
                        total,
                        benchmark.name(),
                        fork,
                        time(left));
        show(text);
    }

    @Override
    public void profile(BenchmarkSpec benchmark) {
        show("bench  profiling " + benchmark.name());
    }

    private void show(String text) {
        if (terminal) {
            line.draw(text);
        } else {
            err.println(text);
            err.flush();
        }
    }

    /** Clears the line. */
    public void finish() {
        line.clear();
    }

    private static String time(Duration left) {
        long minutes = left.plusSeconds(59).toMinutes();
        return left.toSeconds() < 90 ? left.toSeconds() + " s" : minutes + " min";
    }
}
