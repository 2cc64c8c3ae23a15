package io.tacho.runtime.engine;

/** A clock that stands still until it is set. Confined to the thread that steps. */
final class ManualClock implements NanoClock {
    /** Not 0: several times are 0 where there is none. */
    private long now = 1_000_000_000;

    ManualClock() {}

    @Override
    public long nanoTime() {
        return now;
    }

    /** Does nothing if it is later already. */
    void moveTo(long time) {
        if (time - now > 0) {
            now = time;
        }
    }
}
