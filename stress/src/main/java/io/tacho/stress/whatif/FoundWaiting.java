package io.tacho.stress.whatif;

/**
 * What is on record of something that found somebody waiting. Moved from message to message;
 * confined to whoever made it.
 */
final class FoundWaiting {
    private long idle = IdleDelays.NONE;
    private long late = IdleDelays.NONE;
    private boolean asleep;

    FoundWaiting() {}

    /**
     * To the next.
     *
     * @param idleThen how long it had waited; {@link IdleDelays#NONE} if it did not
     * @param lateThen how late it noticed; {@link IdleDelays#NONE} if that says nothing
     * @param asleepThen whether it slept
     */
    FoundWaiting set(long idleThen, long lateThen, boolean asleepThen) {
        idle = idleThen;
        late = lateThen;
        asleep = asleepThen;
        return this;
    }

    long idle() {
        return idle;
    }

    long late() {
        return late;
    }

    boolean asleep() {
        return asleep;
    }
}
