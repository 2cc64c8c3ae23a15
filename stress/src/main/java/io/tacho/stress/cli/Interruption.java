package io.tacho.stress.cli;

import io.tacho.stress.ExitCode;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jline.utils.Signals;

/**
 * Ctrl-C, and a polite kill. Handled as signals, not in a JVM shutdown hook: the stores' own hooks
 * would close their files while the run still writes its report. The second one ends the process at
 * once.
 */
final class Interruption implements AutoCloseable {
    private final AtomicBoolean received = new AtomicBoolean();
    private final Object previousInt;
    private final Object previousTerm;

    Interruption(Runnable action) {
        Runnable handler =
                () -> {
                    if (received.getAndSet(true)) {
                        Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
                    }
                    action.run();
                };
        previousInt = Signals.register("INT", handler);
        previousTerm = Signals.register("TERM", handler);
    }

    boolean received() {
        return received.get();
    }

    @Override
    public void close() {
        Signals.unregister("INT", previousInt);
        Signals.unregister("TERM", previousTerm);
    }
}
