package io.tacho.runtime.engine;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Whether a worker looks for work, and whether another has promised it some. Between the promise
 * and the gift it must not end: what it is given then would wait for nobody.
 */
final class Hunger {
    private static final int CONTENT = 0;
    private static final int HUNGRY = 1;
    private static final int PROMISED = 2;

    private final AtomicInteger state = new AtomicInteger(CONTENT);

    Hunger() {}

    // ---- the worker itself

    /** It looks for work; nobody is told so while an earlier promise is open. */
    void begin() {
        state.compareAndSet(CONTENT, HUNGRY);
    }

    /** It does not any more; a promise that was given stays. */
    void end() {
        state.compareAndSet(HUNGRY, CONTENT);
    }

    /** Whether something may still come: once false, what came can be seen. */
    boolean isPromised() {
        return state.get() == PROMISED;
    }

    // ---- any other

    /** Whether it looks for work; then it waits for {@link #kept} before it ends. */
    boolean promise() {
        return state.get() == HUNGRY && state.compareAndSet(HUNGRY, PROMISED);
    }

    /** All that was to be given has been, perhaps nothing. */
    void kept() {
        state.set(CONTENT);
    }
}
