package io.tacho.runtime.spi;

/**
 * Where the runtime shows its live numbers. Counters are made at start; any thread may make one.
 */
public interface CounterSink extends AutoCloseable {
    /** Shows nothing. */
    CounterSink NONE =
            new CounterSink() {
                @Override
                public Counter allocate(String label) {
                    return value -> {};
                }

                @Override
                public void close() {}
            };

    /**
     * Makes a counter.
     *
     * @param label what it counts, as from {@link CounterLabels}
     * @return the counter
     */
    Counter allocate(String label);

    /** Called once, when the system has shut down. */
    @Override
    void close();

    /**
     * One number that anybody reads. Written by one thread, or, where it is the whole system's, by
     * any worker: then the last one to write says what it saw last.
     */
    @FunctionalInterface
    interface Counter {
        /**
         * Shows a value. Neither allocates nor locks.
         *
         * @param value the value
         */
        void set(long value);
    }
}
