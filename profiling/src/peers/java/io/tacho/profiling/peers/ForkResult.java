package io.tacho.profiling.peers;

import io.tacho.profiling.machine.Regime;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one JVM measured; written by it as one line of {@code key=value}, read by the comparison.
 *
 * @param peer who
 * @param row which workload
 * @param workers threads that ran actors, and cores the JVM had
 * @param windows what was measured
 * @param before ns of a round trip between the cores before the measurement; NaN on one core
 * @param after the same after it
 * @param java version of the JVM
 */
record ForkResult(
        Peer peer,
        PeerRow row,
        int workers,
        Windows windows,
        double before,
        double after,
        String java) {
    Regime regime() {
        if (workers == 1) {
            return Regime.ONE_CORE;
        }
        return row.timed() ? Regime.of(before, after) : Regime.ANY;
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "peer=%s row=%s workers=%d unit=%s median=%.4f least=%.4f most=%.4f allocated=%.4f"
                        + " before=%.1f after=%.1f java=%s",
                peer.label(),
                row.label(),
                workers,
                row.unit(),
                windows.median(),
                windows.least(),
                windows.most(),
                windows.allocated(),
                before,
                after,
                java);
    }

    /**
     * Reads what {@link #line} wrote.
     *
     * @throws IllegalArgumentException if it is no such line
     */
    static ForkResult parse(String line) {
        Map<String, String> fields = new HashMap<>();
        for (String field : line.trim().split(" ")) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                fields.put(field.substring(0, equals), field.substring(equals + 1));
            }
        }
        return new ForkResult(
                Peer.of(text(fields, "peer")),
                PeerRow.of(text(fields, "row")),
                Integer.parseInt(text(fields, "workers")),
                new Windows(
                        number(fields, "median"),
                        number(fields, "least"),
                        number(fields, "most"),
                        number(fields, "allocated")),
                number(fields, "before"),
                number(fields, "after"),
                text(fields, "java"));
    }

    private static double number(Map<String, String> fields, String key) {
        return Double.parseDouble(text(fields, key));
    }

    private static String text(Map<String, String> fields, String key) {
        @Nullable String value = fields.get(key);
        if (value == null) {
            throw new IllegalArgumentException("no " + key + " in a fork's result");
        }
        return value;
    }
}
