package io.tacho.stress.cli;

import io.tacho.stress.ExitCode;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jline.utils.Signals;

/**
 * Ctrl-C, a polite kill, and a terminal that is closed. Handled as signals, not in a JVM shutdown
 * hook: the stores' own hooks would close their files while the run still writes its report. The
 * second one of a kind ends the process at once; not one of each, because a search tells its trial
 * to end, which a terminal has told it already. Nor does a second hangup: the shell sends one to
 * all it has started, and the system another when the shell ends. What was started with a signal
 * ignored, as nohup does, goes on ignoring it, since the JVM registers nothing for that.
 */
final class Interruption implements AutoCloseable {
    /** What the help of each command that handles them says of it: all three are one to it. */
    static final String EXIT_CODE = ExitCode.INTERRUPTED + " stopped by Ctrl-C, SIGTERM or SIGHUP";

    private final AtomicBoolean interrupted = new AtomicBoolean();
    private final AtomicBoolean terminated = new AtomicBoolean();
    private final AtomicBoolean hungUp = new AtomicBoolean();
    private final Object previousInt;
    private final Object previousTerm;
    private final Object previousHup;

    Interruption(Runnable action) {
        previousInt = Signals.register("INT", handler(interrupted, action));
        previousTerm = Signals.register("TERM", handler(terminated, action));
        previousHup =
                Signals.register(
                        "HUP",
                        () -> {
                            if (!hungUp.getAndSet(true)) {
                                action.run();
                            }
                        });
    }

    boolean received() {
        return interrupted.get() || terminated.get() || hungUp.get();
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
        Signals.unregister("HUP", previousHup);
    }
}
