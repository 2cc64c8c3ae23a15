package io.tacho.runtime;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** A log that can't be written to, as if its disk were full, while it is open. */
public final class BrokenLog implements AutoCloseable {
    private final AtomicInteger refused = new AtomicInteger();
    private final Handler handler =
            new Handler() {
                @Override
                public void publish(LogRecord line) {
                    refused.incrementAndGet();
                    throw new IllegalStateException("no room for: " + line.getMessage());
                }

                @Override
                public void flush() {}

                @Override
                public void close() {}
            };

    /** Held here: loggers are kept weakly. */
    private final Logger logger;

    /**
     * @param name of the logger; what is logged to those below it is not written either
     */
    public BrokenLog(String name) {
        logger = Logger.getLogger(name);
        logger.addHandler(handler);
    }

    /** How many lines it did not take. */
    public int refused() {
        return refused.get();
    }

    @Override
    public void close() {
        logger.removeHandler(handler);
    }
}
