package io.tacho.runtime.engine;

import org.jspecify.annotations.Nullable;

/**
 * Which hook runs on a thread, and since when. Hooks are rare, so a lock is no matter; with it an
 * interruption can't hit what runs after the hook.
 */
final class HookGuard {
    private static final System.Logger LOGGER = System.getLogger("io.tacho.runtime");

    private @Nullable ActorCell cell;
    private String hook = "";
    private long since;
    private Thread thread = Thread.currentThread();
    private boolean interrupted;

    HookGuard() {}

    /** A hook begins on this thread. */
    synchronized void enter(ActorCell whose, String name, long now) {
        cell = whose;
        hook = name;
        since = now;
        thread = Thread.currentThread();
    }

    /** It has ended. */
    synchronized void leave() {
        cell = null;
        if (interrupted) {
            interrupted = false;
            Thread.interrupted();
        }
    }

    /** Reports a hook that takes longer than it may, once, and interrupts it. Any thread. */
    synchronized void check(long now, long limitNanos) {
        ActorCell late = cell;
        if (late != null && !interrupted && now - since > limitNanos) {
            interrupted = true;
            thread.interrupt();
            LOGGER.log(
                    System.Logger.Level.WARNING,
                    hook
                            + " of actor "
                            + late.name()
                            + " has taken "
                            + (now - since) / 1_000_000
                            + " ms, more than a hook may; it is interrupted");
        }
    }
}
