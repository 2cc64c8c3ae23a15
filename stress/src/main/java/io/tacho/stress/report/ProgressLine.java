package io.tacho.stress.report;

import io.tacho.stress.run.RunProgress;
import java.io.PrintStream;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/**
 * One line that shows how a run goes: redrawn in place on a terminal; elsewhere one line a phase.
 * Called by the run's thread and by the sampling thread.
 */
public final class ProgressLine implements RunProgress {
    private static final int BAR = 20;
    private static final int WIDTH = 79;

    private final PrintStream err;
    private final boolean terminal;
    private String phase = "";
    private long total = 1;
    private long lastHandled;
    private long lastAt = System.nanoTime();
    private boolean finished;

    /**
     * On a stream.
     *
     * @param err where to
     * @param terminal whether lines can be redrawn
     */
    public ProgressLine(PrintStream err, boolean terminal) {
        this.err = err;
        this.terminal = terminal;
    }

    @Override
    public synchronized void phase(String name, long newTotal) {
        phase = name;
        total = Math.max(1, newTotal);
        if (!terminal) {
            err.println(name + " …");
        }
    }

    @Override
    public synchronized void sample(Sample sample) {
        long now = System.nanoTime();
        double seconds = Math.max(1, now - lastAt) / 1e9;
        double perSecond = (sample.counts().settled() - lastHandled) / seconds;
        lastAt = now;
        lastHandled = sample.counts().settled();
        if (!terminal || finished) {
            return;
        }
        double part = Math.min(1.0, (double) sample.done() / total);
        int filled = (int) (part * BAR);
        StringBuilder line = new StringBuilder(WIDTH);
        line.append(
                String.format(
                        Locale.ROOT,
                        "%-8s [%s%s] %3d%% ",
                        phase,
                        "=".repeat(filled),
                        " ".repeat(BAR - filled),
                        (int) (part * 100)));
        line.append(Units.rate(perSecond)).append(" msg/s");
        Histogram recent = sample.recent();
        if (recent.getTotalCount() > 0) {
            line.append(" p50 ").append(Units.time(recent.getValueAtPercentile(50)));
            line.append(" p99 ").append(Units.time(recent.getValueAtPercentile(99)));
        }
        line.append(" wait ").append(Units.rate(sample.counts().lost()));
        line.append(" gc ").append(sample.gcCount());
        line.setLength(WIDTH);
        err.print("\r" + line.toString().replace('\0', ' '));
        err.flush();
    }

    @Override
    public synchronized void finish() {
        if (terminal && !finished) {
            err.print("\r" + " ".repeat(WIDTH) + "\r");
            err.flush();
        }
        finished = true;
    }
}
