package io.tacho.stress.replay;

import io.tacho.runtime.replay.FeedTimes;
import org.agrona.collections.Long2LongHashMap;

/** As fast as messages are handled: a message is sent when it is fed. Confined to a thread. */
final class UnpacedFeeding implements Pacing {
    /** Enough for every worker to have work, and few enough to wait shortly. */
    private static final long ON_THEIR_WAY = 1_024;

    /** Operations whose beginning is kept. */
    private static final int MOST_OPERATIONS = 1 << 20;

    private static final long NONE = Long.MIN_VALUE;

    private final Long2LongHashMap rootSentAt = new Long2LongHashMap(NONE);

    UnpacedFeeding() {}

    @Override
    public void await(ReadMessage message) {}

    @Override
    public FeedTimes times(ReadMessage message) {
        long now = System.nanoTime();
        long root = message.ids().root();
        long began = message.endsOperation() ? rootSentAt.remove(root) : rootSentAt.get(root);
        if (began == NONE) {
            began = now;
            if (!message.endsOperation() && rootSentAt.size() < MOST_OPERATIONS) {
                rootSentAt.put(root, now);
            }
        }
        return new FeedTimes(now, 0, began);
    }

    @Override
    public long mostOnTheirWay() {
        return ON_THEIR_WAY;
    }
}
