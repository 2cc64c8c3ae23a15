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
         * Time of what one thread at a time does. All of the JVM is kept on one core: so nothing of
         * its own works beside what is measured, and it is known which core to look at.
         */
        ONE_CORE("ns"),
        /** Time of what takes two cores: where they lie matters. */
        TWO_CORES("ns"),
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
     * Whether time is measured, which depends on what the cores are like.
     *
     * @return true if forks of different regimes can't be put together
     */
    public boolean timed() {
        return kind == Kind.ONE_CORE || kind == Kind.TWO_CORES;
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
