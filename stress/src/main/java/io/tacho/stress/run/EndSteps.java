package io.tacho.stress.run;

import org.jspecify.annotations.Nullable;

/** Steps of which each is taken, whatever became of those before. One thread. */
final class EndSteps {
    private @Nullable Throwable failure;

    /** Takes one. */
    void take(Runnable step) {
        try {
            step.run();
        } catch (Throwable e) {
            if (failure == null) {
                failure = e;
            } else if (failure != e) {
                failure.addSuppressed(e);
            }
        }
    }

    /** Throws what failed first; the others are suppressed exceptions of it. */
    void end() {
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure != null) {
            // A Runnable throws no checked ones.
            throw (RuntimeException) failure;
        }
    }
}
