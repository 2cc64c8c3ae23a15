package io.tacho.stress.top;

import java.io.PrintWriter;

/** Looks at a system one after the other, as lines: where there is no terminal. */
public final class TopLines {
    /** What is cut off is lost to whoever reads a file; the states of a million actors take 104. */
    private static final int WIDTH = 120;

    private static final int HEIGHT = 30;

    private final SystemView view;
    private final Order order;

    /**
     * Of a system.
     *
     * @param view of it
     * @param order of its actors
     */
    public TopLines(SystemView view, Order order) {
        this.view = view;
        this.order = order;
    }

    /**
     * Prints a look.
     *
     * @param out where to
     */
    public void print(PrintWriter out) {
        new Frame(WIDTH, HEIGHT).of(view.look(), order).lines().forEach(out::println);
        out.flush();
    }
}
