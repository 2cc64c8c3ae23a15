package io.tacho.profiling.suite;

import java.util.List;
import java.util.Map;

/**
 * One benchmark of the suite.
 *
 * @param name as users call it
 * @param group it belongs to
 * @param operation what one operation is
 * @param method the JMH benchmark: class in {@code io.tacho.profiling}, and method
 * @param parameters of the JMH benchmark that are fixed by the name
 * @param kind what is measured
 * @param targets what is asked of it; may be empty
 */
public record BenchmarkSpec(
        String name,
        Group group,
        String operation,
        String method,
        Map<String, String> parameters,
        Kind kind,
        List<Target> targets) {
    /** What a benchmark measures. */
    public enum Kind {
        /**
         * Time. Two threads take part, if only as one waits for the other, spinning: where the
         * cores lie matters. Two that share a core's units take up to 40 % longer for the same.
         */
        TIME("ns"),
        /** Bytes are measured, not time. */
        MEMORY("B"),
        /** Instructions are counted, not time. */
        INSTRUCTIONS("instr");

        private final String unit;

        Kind(String unit) {
            this.unit = unit;
        }
    }

    /**
     * Whether it depends on where the cores lie.
     *
     * @return true if forks of different regimes can't be put together
     */
    public boolean timed() {
        return kind == Kind.TIME;
    }

    /**
     * In which unit its scores are.
     *
     * @return {@code ns}, {@code B} or {@code instr}
     */
    public String unit() {
        return kind.unit;
    }
}
