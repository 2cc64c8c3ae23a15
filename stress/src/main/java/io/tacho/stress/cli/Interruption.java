package io.tacho.stress.cli;

import io.tacho.stress.ExitCode;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jline.utils.Signals;

/**
 * Ctrl-C, and a polite kill. Handled as signals, not in a JVM shutdown hook: the stores' own hooks
 * would close their files while the run still writes its report. The second one of a kind ends the
 * process at once; not one of each, because a search tells its trial to end, which a terminal has
 * told it already.
 */
final class Interruption implements AutoCloseable {
    private final AtomicBoolean interrupted = new AtomicBoolean();
    private final AtomicBoolean terminated = new AtomicBoolean();
    private final Object previousInt;
    private final Object previousTerm;

    Interruption(Runnable action) {
        previousInt = Signals.register("INT", handler(interrupted, action));
        previousTerm = Signals.register("TERM", handler(terminated, action));
    }

    boolean received() {
        return interrupted.get() || terminated.get();
    }

    private static Runnable handler(AtomicBoolean received, Runnable action) {
        return () -> {
            if (received.getAndSet(true)) {
                Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
            }
            action.run();
        };
    }

    @Override
    public void close() {
        Signals.unregister("INT", previousInt);
        Signals.unregister("TERM", previousTerm);
    }
}
