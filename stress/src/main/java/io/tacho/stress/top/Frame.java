package io.tacho.stress.top;

import io.tacho.runtime.spi.MessageOutcome;
import io.tacho.stress.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A look as lines of text, no longer and no more than there is room for. */
final class Frame {
    /** Fewer columns have no room for a name beside its figures. */
    static final int LEAST_WIDTH = 60;

    static final int LEAST_HEIGHT = 10;

    private static final int FIGURES_WIDTH = 50;

    /** A handler that takes longer than this has a line that says so. */
    private static final long LONG_NANOS = 100_000_000;

    private final int width;
    private final int height;

    /**
     * Of a size.
     *
     * @param width in columns, {@value #LEAST_WIDTH} or more
     * @param height in lines, {@value #LEAST_HEIGHT} or more
     */
    Frame(int width, int height) {
        this.width = width;
        this.height = height;
    }

    /**
     * Where the table of the actors begins.
     *
     * @param title index of its head; -1 if there is none
     * @param lines all of them
     */
    record Page(int title, List<String> lines) {}

    Page of(Look look, Order order) {
        List<String> lines = new ArrayList<>();
        add(lines, "%s, pid %d, %s", look.system(), look.pid(), look.state());
        add(lines, "  names     %,d registered; actors %s", look.names(), look.actors());
        add(lines, "  messages  sent %,.0f/s, backlog %,d", look.sentPerSecond(), look.backlog());
        for (MessageOutcome outcome : MessageOutcome.values()) {
            Look.Flow flow = look.outcomes().get(outcome);
            if (flow != null && (flow.count() > 0 || outcome == MessageOutcome.HANDLED)) {
                add(
                        lines,
                        "    %-12s %,16d %,14.0f/s",
                        Words.of(outcome),
                        flow.count(),
                        flow.perSecond());
            }
        }
        for (Look.WorkerLook worker : look.workers()) {
            if (lines.size() < height - 3) {
                add(lines, "%s", worker(worker));
            }
        }
        return new Page(components(look, order, lines), lines);
    }

    private static String worker(Look.WorkerLook worker) {
        String doing =
                worker.busyWith() == null
                        ? "between messages"
                        : worker.busyNanos() < LONG_NANOS
                                ? "busy"
                                : "IN " + worker.busyWith() + " FOR " + time(worker.busyNanos());
        return String.format(
                Locale.ROOT,
                "  worker %-3d handled %,d; %,d actors ready; %s",
                worker.index(),
                worker.handled(),
                worker.ready(),
                doing);
    }

    private int components(Look look, Order order, List<String> lines) {
        List<Look.ComponentLook> components = look.components();
        if (components == null) {
            return -1;
        }
        int title = lines.size();
        int name = width - FIGURES_WIDTH;
        add(
                lines,
                "%-" + name + "s%12s %9s %9s %9s %7s",
                "ACTOR",
                head(Order.RATE, "MSG/S", order),
                head(Order.BACKLOG, "BACKLOG", order),
                head(Order.SLOWEST, "SLOWEST", order),
                "MEAN",
                head(Order.TIME, "TIME", order));
        components.stream()
                .sorted(order.comparator())
                .limit(Math.max(0, height - lines.size()))
                .forEach(
                        each ->
                                add(
                                        lines,
                                        "%-" + name + "s%,12.0f %,9d %9s %9s %6.1f%%",
                                        fitted(each.name(), name - 1),
                                        each.perSecond(),
                                        each.backlog(),
                                        time(each.slowestNanos()),
                                        time((long) each.meanNanos()),
                                        100 * each.share()));
        return title;
    }

    private static String head(Order column, String title, Order order) {
        return column == order ? title + "▼" : title;
    }

    /** The end of a name tells more than its beginning. */
    private static String fitted(String name, int most) {
        return name.length() <= most ? name : "…" + name.substring(name.length() - most + 1);
    }

    private static String time(long nanos) {
        return nanos < 1_000
                ? nanos + " ns"
                : nanos < 1_000_000
                        ? String.format(Locale.ROOT, "%.1f us", nanos / 1e3)
                        : nanos < 1_000_000_000
                                ? String.format(Locale.ROOT, "%.1f ms", nanos / 1e6)
                                : String.format(Locale.ROOT, "%.1f s", nanos / 1e9);
    }

    private void add(List<String> lines, String format, Object... arguments) {
        String line = String.format(Locale.ROOT, format, arguments);
        lines.add(line.length() <= width ? line : line.substring(0, width));
    }
}
