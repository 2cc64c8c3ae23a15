package io.tacho.stress.top;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.NonBlockingReader;

/**
 * The whole terminal, redrawn at each look, until the system ends or a key says so. Confined to a
 * thread, but for {@link #stop}.
 */
public final class TopScreen {
    private static final int ESCAPE = 27;
    private static final int CTRL_C = 3;

    private static final String KEYS =
            "sort by: b backlog, r rate, s slowest, t time; q ends this view, not the system";

    private final SystemView view;
    private final Duration interval;
    private Order order;
    private volatile boolean stopped;

    /**
     * Of a system.
     *
     * @param view of it
     * @param interval between two looks
     * @param order of its actors, to begin with
     */
    public TopScreen(SystemView view, Duration interval, Order order) {
        this.view = view;
        this.interval = interval;
        this.order = order;
    }

    /** Ends it soon. Any thread. */
    public void stop() {
        stopped = true;
    }

    /**
     * Shows the system.
     *
     * @throws IOException if the terminal can't be used
     */
    public void show() throws IOException {
        try (Terminal terminal = terminal()) {
            Attributes before = terminal.enterRawMode();
            terminal.puts(Capability.enter_ca_mode);
            terminal.puts(Capability.cursor_invisible);
            try {
                follow(terminal);
            } finally {
                terminal.puts(Capability.cursor_visible);
                terminal.puts(Capability.exit_ca_mode);
                terminal.setAttributes(before);
                terminal.flush();
            }
        }
    }

    private static Terminal terminal() throws IOException {
        try {
            return TerminalBuilder.builder().system(true).dumb(false).build();
        } catch (IllegalStateException e) {
            // JLine's word for it.
            throw new IOException("input and output must both be one", e);
        }
    }

    private void follow(Terminal terminal) throws IOException {
        Display display = new Display(terminal, true);
        NonBlockingReader keys = terminal.reader();
        Look look = view.look();
        long nextLook = System.nanoTime() + interval.toNanos();
        while (!stopped) {
            draw(terminal, display, look);
            long left = Math.max(1, (nextLook - System.nanoTime()) / 1_000_000);
            int key = keys.read(left);
            if (key == 'q' || key == ESCAPE || key == CTRL_C) {
                return;
            }
            Order chosen = Order.ofKey(key);
            if (chosen != null) {
                order = chosen;
            }
            if (System.nanoTime() - nextLook >= 0) {
                look = view.look();
                nextLook = System.nanoTime() + interval.toNanos();
            }
        }
    }

    private void draw(Terminal terminal, Display display, Look look) {
        Size size = terminal.getSize();
        display.resize(size);
        display.update(lines(size, look), 0);
    }

    private List<AttributedString> lines(Size size, Look look) {
        if (size.getColumns() < Frame.LEAST_WIDTH || size.getRows() < Frame.LEAST_HEIGHT) {
            return List.of(
                    new AttributedString(
                            "at least " + Frame.LEAST_WIDTH + " x " + Frame.LEAST_HEIGHT));
        }
        Frame.Page page = new Frame(size.getColumns(), size.getRows() - 1).of(look, order);
        List<AttributedString> lines = new ArrayList<>();
        for (int i = 0; i < page.lines().size(); i++) {
            lines.add(
                    i == 0
                            ? new AttributedString(
                                    page.lines().get(i), AttributedStyle.DEFAULT.bold())
                            : i == page.title()
                                    ? new AttributedString(
                                            page.lines().get(i), AttributedStyle.INVERSE)
                                    : new AttributedString(page.lines().get(i)));
        }
        while (lines.size() < size.getRows() - 1) {
            lines.add(AttributedString.EMPTY);
        }
        lines.add(
                new AttributedString(
                        KEYS.substring(0, Math.min(KEYS.length(), size.getColumns())),
                        AttributedStyle.DEFAULT.faint()));
        return lines;
    }
}
