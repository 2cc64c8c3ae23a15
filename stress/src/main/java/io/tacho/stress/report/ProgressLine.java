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
    private final PrintStream err;
    private final boolean terminal;
    private final RedrawnLine line;
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
        line = new RedrawnLine(err);
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
        StringBuilder text = new StringBuilder();
        text.append(String.format(Locale.ROOT, "%-8s ", phase));
        text.append(RedrawnLine.bar(sample.done(), total)).append(' ');
        text.append(Units.rate(perSecond)).append(" msg/s");
        Histogram recent = sample.recent();
        if (recent.getTotalCount() > 0) {
            text.append(" p50 ").append(Units.time(recent.getValueAtPercentile(50)));
            text.append(" p99 ").append(Units.time(recent.getValueAtPercentile(99)));
        }
        text.append(" wait ").append(Units.rate(sample.counts().outstanding()));
        text.append(" gc ").append(sample.gcCount());
        line.draw(text.toString());
    }

    @Override
    public synchronized void finish() {
        line.clear();
        finished = true;
    }
}
