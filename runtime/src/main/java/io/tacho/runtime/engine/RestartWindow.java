package io.tacho.runtime.engine;

import io.tacho.runtime.Supervision;

/**
 * Counts restarts in a sliding period, as {@code add_restart} of Erlang/OTP's supervisor does: more
 * than the intensity within the period is too many. Keeps the times of the last {@code intensity}
 * restarts.
 */
final class RestartWindow {
    private final long periodNanos;
    private final long[] times;
    private int count;
    private int next;

    RestartWindow(Supervision supervision) {
        periodNanos = Nanos.of(supervision.period());
        times = new long[supervision.intensity()];
    }

    /**
     * Counts one.
     *
     * @param now ns
     * @return false if it is one too many
     */
    boolean allows(long now) {
        if (times.length == 0) {
            return false;
        }
        if (count == times.length && now - times[next] <= periodNanos) {
            return false;
        }
        times[next] = now;
        next = (next + 1) % times.length;
        count = Math.min(count + 1, times.length);
        return true;
    }
}
