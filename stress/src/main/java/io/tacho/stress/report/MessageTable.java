package io.tacho.stress.report;

import io.tacho.stress.measure.MessageTotals;
import java.io.PrintWriter;

/** Where all messages are, as {@code run} and {@code analyze} print it. */
final class MessageTable {
    private final PrintWriter out;

    MessageTable(PrintWriter out) {
        this.out = out;
    }

    void print(MessageTotals messages) {
        out.println();
        row("sent", messages.sent(), "handled", messages.handled(), "lost", messages.lost());
        row(
                "failed",
                messages.failed(),
                "dropped",
                messages.dropped(),
                "dead",
                messages.deadLetters());
        row(
                "expired",
                messages.expired(),
                "pending",
                messages.pending(),
                "rejected",
                messages.rejected());
        out.println();
    }

    private void row(String a, long av, String b, long bv, String c, long cv) {
        out.printf(
                "  %-9s %14s   %-8s %14s   %-8s %12s%n",
                a, Units.count(av), b, Units.count(bv), c, Units.count(cv));
    }
}
