package io.tacho.runtime.spi;

/**
 * What a worker did between messages. It is recorded as the worker's own and charged to no message.
 */
public enum WorkerActivity {
    /** Looked for work, spinning and yielding. */
    SPIN(0),
    /** Slept until somebody woke it. */
    PARK(1),
    /** Ran timers, published counters, woke other workers. */
    HOUSEKEEPING(2),
    /** Wrote a batch of records. */
    FLUSH(3);

    private final byte code;

    WorkerActivity(int code) {
        this.code = (byte) code;
    }

    /**
     * The number of this activity in the record.
     *
     * @return 0 to 3
     */
    public byte code() {
        return code;
    }
}
